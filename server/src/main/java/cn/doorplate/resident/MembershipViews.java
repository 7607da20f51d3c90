package cn.doorplate.resident;

import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of rows what is served, and seals and opens the reasons in them. */
@Component
class MembershipViews {

    private static final String REASON = "household_member.reason";

    private final PersonKeys keys;

    MembershipViews(PersonKeys keys) {
        this.keys = keys;
    }

    /** In the same order; one statement if any of them has a reason, none otherwise. */
    List<HouseholdMembership> of(Collection<MembershipRow> rows) {
        Keyring ring = keys.of(rows.stream()
                .filter(row -> row.reasonSealed() != null)
                .map(MembershipRow::personId)
                .collect(Collectors.toSet()));
        return rows.stream().map(row -> view(row, ring)).toList();
    }

    HouseholdMembership of(MembershipRow row) {
        return of(List.of(row)).get(0);
    }

    /** With the key of the person whom it concerns; null where there is none any more. */
    byte @Nullable [] sealedReason(long personId, String reason) {
        Keyring ring = keys.of(personId);
        return ring.has(personId) ? ring.seal(personId, REASON, reason) : null;
    }

    private static HouseholdMembership view(MembershipRow row, Keyring ring) {
        byte[] sealed = row.reasonSealed();
        return new HouseholdMembership(
                Ids.toOpaque(row.id()),
                row.status(),
                row.askedAt(),
                row.decidedAt(),
                row.endedAt(),
                sealed == null
                        ? null
                        : ring.open(row.personId(), REASON, sealed).orElse(null),
                row.version(),
                row.householdId());
    }
}

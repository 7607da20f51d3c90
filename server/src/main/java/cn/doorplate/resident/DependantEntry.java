package cn.doorplate.resident;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Enters the child or elder for whom somebody acts. An elder who has an account is asked there; nobody learns from this what
 * the account says of them.
 */
@Component
class DependantEntry {

    static final String NAME = "guardianship.name";

    /** More than ten children and elders is an office's work. */
    private static final int MOST = 10;

    private final GuardianshipMapper rows;
    private final MembershipMapper memberships;
    private final Households households;
    private final PersonFiles people;
    private final PersonKeys keys;
    private final GuardianshipNews news;
    private final Clock clock;

    DependantEntry(
            GuardianshipMapper rows,
            MembershipMapper memberships,
            Households households,
            PersonFiles people,
            PersonKeys keys,
            GuardianshipNews news,
            Clock clock) {
        this.rows = rows;
        this.memberships = memberships;
        this.households = households;
        this.people = people;
        this.keys = keys;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Within the caller's transaction.
     *
     * @param membershipId of the guardian, where the dependant lives too
     * @return the guardianship's id
     */
    long add(long guardianId, NewDependant who, @Nullable Long membershipId) {
        Long account = account(who);
        Collection<Long> concerned = new TreeSet<>(List.of(guardianId));
        Optional.ofNullable(account).ifPresent(concerned::add);
        people.lock(concerned);
        households.requireAccount(guardianId);
        Long household = membershipId == null ? null : householdOf(guardianId, membershipId);
        check(guardianId, who, account);
        return account == null ? enter(guardianId, who, household) : ask(guardianId, who, account, household);
    }

    /** Of the elder, if there is one; a child's phone is often the parent's. */
    private @Nullable Long account(NewDependant who) {
        Phone phone = who.phone();
        return phone == null || who.kind() != DependantKind.ELDER
                ? null
                : people.byPhone(phone).orElse(null);
    }

    private void check(long guardianId, NewDependant who, @Nullable Long account) {
        if (account != null && account == guardianId) {
            throw Declined.at("phone", GuardianshipErrorCode.ONESELF);
        }
        if (account == null && !who.consent().doesFor(who.kind(), who.age())) {
            throw Declined.at("consent", GuardianshipErrorCode.CONSENT_NEEDED);
        }
        List<GuardianshipRow> live = rows.liveNow(guardianId);
        if (live.stream().anyMatch(row -> account != null && row.dependantId() == account) || isKnown(live, who)) {
            throw Declined.because(GuardianshipErrorCode.ALREADY);
        }
        if (live.size() >= MOST) {
            throw Declined.because(GuardianshipErrorCode.TOO_MANY);
        }
    }

    private boolean isKnown(List<GuardianshipRow> live, NewDependant who) {
        Map<Long, PersonFile> files = people.of(live.stream()
                .filter(row -> !row.hasOwnAccount())
                .map(GuardianshipRow::dependantId)
                .toList());
        return files.values().stream()
                .anyMatch(file ->
                        who.name().equals(file.name()) && who.birthDate().equals(file.birthDate()));
    }

    private long enter(long guardianId, NewDependant who, @Nullable Long household) {
        long person = people.enterDependant(who.name(), who.birthDate(), who.phone(), guardianId);
        long id = insert(guardianId, person, who, who.consent(), null, null).id();
        if (household != null) {
            households.ask(household, person, guardianId);
        }
        return id;
    }

    private long ask(long guardianId, NewDependant who, long account, @Nullable Long household) {
        byte[] name = keys.seal(guardianId, NAME, who.name());
        GuardianshipRow row = insert(guardianId, account, who, DependantConsent.OWN_ACCOUNT, name, household);
        news.asked(row);
        return row.id();
    }

    private GuardianshipRow insert(
            long guardianId,
            long person,
            NewDependant who,
            DependantConsent consent,
            byte @Nullable [] name,
            @Nullable Long household) {
        boolean waits = consent == DependantConsent.OWN_ACCOUNT;
        Instant now = clock.instant();
        GuardianshipRow row = new GuardianshipRow(
                Ids.next(),
                guardianId,
                person,
                who.kind(),
                waits ? GuardianshipStatus.WAITING : GuardianshipStatus.ACTIVE,
                1,
                consent,
                name,
                household,
                now,
                waits ? null : now,
                0);
        rows.insert(row);
        return row;
    }

    private long householdOf(long guardianId, long membershipId) {
        return memberships.liveNow(List.of(guardianId)).stream()
                .filter(row -> row.id() == membershipId)
                .findFirst()
                .map(MembershipRow::householdId)
                .orElseThrow(() -> Declined.at("household", CommonErrorCode.NOT_FOUND));
    }
}

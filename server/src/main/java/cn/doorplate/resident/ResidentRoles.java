package cn.doorplate.resident;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleGrants;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The role that comes with a confirmed household: resident of its unit or building. Two households of one person behind the
 * same stairwell share it; it ends with the last of them. For who holds the person's lock.
 */
@Component
class ResidentRoles {

    private final RoleGrants grants;
    private final MembershipMapper memberships;
    private final PlacePaths paths;
    private final Clock clock;

    ResidentRoles(RoleGrants grants, MembershipMapper memberships, PlacePaths paths, Clock clock) {
        this.grants = grants;
        this.memberships = memberships;
        this.paths = paths;
        this.clock = clock;
    }

    /** The id of the grant: of the one that the person has there, or else of a new one. */
    long give(long personId, PlacePath there, long by) {
        return held(personId, there)
                .orElseGet(() ->
                        grants.give(new RoleGrants.Giving(personId, Role.RESIDENT, there, clock.instant(), null, by)));
    }

    /** To be called once the membership has ended. */
    void end(MembershipRow ended, @Nullable Long by) {
        Long grant = ended.grantId();
        if (grant != null && live(ended.personId()).stream().noneMatch(row -> grant.equals(row.grantId()))) {
            grants.end(grant, by);
        }
    }

    private Optional<Long> held(long personId, PlacePath there) {
        List<MembershipRow> confirmed =
                live(personId).stream().filter(MembershipRow::isConfirmed).toList();
        Map<Long, PlacePath> where = paths.ofHouseholds(
                confirmed.stream().map(MembershipRow::householdId).toList());
        return confirmed.stream()
                .filter(row -> Optional.ofNullable(where.get(row.householdId()))
                        .filter(path -> path.place().equals(there.place()))
                        .isPresent())
                .map(MembershipRow::grantId)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private List<MembershipRow> live(long personId) {
        return memberships.liveNow(List.of(personId));
    }
}

package cn.doorplate.resident;

import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the demo's people live where they are said to live, by the ways that residents and grid workers go. */
@Component
@Profile("demo")
public class DemoHomes {

    private final Households households;
    private final MembershipMapper memberships;
    private final DependantEntry dependants;
    private final ResidentRoles roles;
    private final PlacePaths paths;
    private final Ages ages;
    private final Clock clock;

    DemoHomes(
            Households households,
            MembershipMapper memberships,
            DependantEntry dependants,
            ResidentRoles roles,
            PlacePaths paths,
            Ages ages,
            Clock clock) {
        this.households = households;
        this.memberships = memberships;
        this.dependants = dependants;
        this.roles = roles;
        this.paths = paths;
        this.ages = ages;
        this.clock = clock;
    }

    /** Somebody who waits for the grid worker. */
    @Transactional
    public long ask(long personId, long householdId) {
        return households.ask(householdId, personId, personId);
    }

    /** A resident with a grandchild and an old father, all confirmed. */
    @Transactional
    public void settle(long personId, long householdId, long gridWorkerId) {
        long membership = ask(personId, householdId);
        dependants.add(
                personId,
                NewDependant.read(
                        DependantKind.CHILD, "李小禾", "2018-05-20", null, DependantConsent.AS_GUARDIAN, ages.today()),
                membership);
        dependants.add(
                personId,
                NewDependant.read(
                        DependantKind.ELDER, "李长顺", "1948-03-08", null, DependantConsent.IN_PERSON, ages.today()),
                membership);
        confirm(households.now(membership), gridWorkerId);
        memberships.enteredByGuardians(List.of(householdId)).forEach(row -> confirm(row, gridWorkerId));
    }

    private void confirm(MembershipRow row, long gridWorkerId) {
        PlacePath there = Objects.requireNonNull(
                paths.ofHouseholds(List.of(row.householdId())).get(row.householdId()));
        long grant = roles.give(row.personId(), there, gridWorkerId);
        memberships.confirm(row.id(), row.version(), grant, gridWorkerId, clock.instant());
    }
}

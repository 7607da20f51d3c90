package cn.doorplate.resident;

import cn.doorplate.place.HouseholdDoors;
import cn.doorplate.place.HouseholdRemoved;
import cn.doorplate.place.PlaceErrorCode;
import cn.doorplate.shared.Declined;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps households in which somebody lives, or says so, from being removed. */
@Component
class HouseholdKeeper {

    private final HouseholdDoors doors;
    private final MembershipMapper memberships;

    HouseholdKeeper(HouseholdDoors doors, MembershipMapper memberships) {
        this.doors = doors;
        this.memberships = memberships;
    }

    /** Inside the removal's transaction. Who joins takes the same lock first, so neither misses the other. */
    @EventListener
    void on(HouseholdRemoved removed) {
        doors.lock(removed.householdId());
        if (memberships.anybodyIn(removed.householdId()) != null) {
            throw Declined.because(PlaceErrorCode.HAS_RESIDENTS);
        }
    }
}

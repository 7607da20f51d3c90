package cn.doorplate.resident;

import cn.doorplate.place.HouseholdRemoved;
import cn.doorplate.place.PlaceErrorCode;
import cn.doorplate.shared.Declined;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A household in which somebody lives, or waits to be confirmed, must not go. */
@Component
class RemovedHouseholds {

    private final MembershipMapper memberships;

    RemovedHouseholds(MembershipMapper memberships) {
        this.memberships = memberships;
    }

    @EventListener
    void mustBeEmpty(HouseholdRemoved removed) {
        if (memberships.anybodyIn(removed.householdId())) {
            throw Declined.because(PlaceErrorCode.HAS_RESIDENTS);
        }
    }
}

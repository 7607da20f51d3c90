package cn.doorplate.event;

import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that somebody came, by the earliest that is known of it. */
@Component
class Arrivals {

    private final DoorMapper door;
    private final ApplicationEventPublisher happenings;

    Arrivals(DoorMapper door, ApplicationEventPublisher happenings) {
        this.door = door;
        this.happenings = happenings;
    }

    /**
     * Within the caller's transaction, which holds the sign-up and knows that there is a place.
     *
     * @param by who recorded it
     * @return false if it was known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean record(Event event, SignUpRow signUp, Instant at, CheckInWay way, long by) {
        if (door.came(signUp.id(), at, way, by) == 0) {
            door.cameEarlier(signUp.id(), at, way, by);
            return false;
        }
        Long household = event.perHousehold() ? signUp.holder() : null;
        happenings.publishEvent(new EventAttended(event.number(), signUp.personId(), household, at, way));
        return true;
    }
}

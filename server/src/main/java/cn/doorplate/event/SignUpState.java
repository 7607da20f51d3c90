package cn.doorplate.event;

import cn.doorplate.capacity.Claim;
import java.time.Instant;

/** How a sign-up stands. */
enum SignUpState {
    /** Has a place. */
    PLACED,
    /** A place is kept for a while. */
    OFFERED,
    /** In the line. */
    WAITING,
    /** Given back. */
    CANCELLED,
    /** The place that was kept was not taken in time. */
    LAPSED,
    /** Waited to the begin in vain. */
    UNMET;

    /** As it is by the time, though the capacity module may not have come to it yet. */
    static SignUpState of(Claim claim, Event event) {
        Instant now = event.now();
        return switch (claim.state()) {
            case HELD -> PLACED;
            case OFFERED -> claim.until() == null || now.isBefore(claim.until()) ? OFFERED : LAPSED;
            case WAITING -> now.isBefore(event.startsAt()) ? WAITING : UNMET;
            case RELEASED -> CANCELLED;
            case LAPSED -> LAPSED;
            case UNMET -> UNMET;
        };
    }
}

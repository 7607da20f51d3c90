package cn.doorplate.station;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a station is open at a moment.
 *
 * @param until when that changes; null where it does not within {@link OpenTimes#AHEAD}
 */
record Opening(boolean open, @Nullable Instant until) {

    @Nullable Instant closesAt() {
        return open ? until : null;
    }

    @Nullable Instant opensAt() {
        return open ? null : until;
    }
}

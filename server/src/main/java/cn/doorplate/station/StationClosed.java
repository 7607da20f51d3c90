package cn.doorplate.station;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 临时关闭: closed out of its hours.
 *
 * @param until null until it is reopened
 */
record StationClosed(String reason, Instant from, @Nullable Instant until) {

    boolean isOverAt(Instant now) {
        return until != null && !until.isAfter(now);
    }

    boolean holdsAt(Instant now) {
        return !from.isAfter(now) && !isOverAt(now);
    }
}

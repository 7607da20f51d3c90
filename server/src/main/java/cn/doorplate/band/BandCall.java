package cn.doorplate.band;

import cn.doorplate.shared.Location;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a band calls for help, with what was known then.
 *
 * @param at since when, by our clock
 * @param fast of a heart: that it beats too fast, and not too slowly
 * @param location the last one, as of {@code locatedAt}
 * @param accuracy metres
 */
record BandCall(
        BandCallReason reason,
        Instant at,
        boolean fast,
        @Nullable Location location,
        @Nullable Double accuracy,
        @Nullable Instant locatedAt) {

    /** Where they were longer ago says little about where they are. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    boolean isLocated() {
        return location != null && locatedAt != null && !locatedAt.isBefore(at.minus(FRESH));
    }

    /** Says nothing of its wearer. */
    @Override
    public String toString() {
        return "BandCall[" + reason + "]";
    }
}

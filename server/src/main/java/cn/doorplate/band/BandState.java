package cn.doorplate.band;

import cn.doorplate.shared.Location;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a wearer now, and how far each watch has come.
 *
 * @param heartRate the last one, at {@code heartAt}
 * @param location the last one, at {@code locatedAt}
 * @param heart how the heart's watch stands
 * @param fence how the fence's stands
 */
record BandState(
        @Nullable Integer heartRate,
        @Nullable Instant heartAt,
        @Nullable Location location,
        @Nullable Double accuracy,
        @Nullable Instant locatedAt,
        Watch heart,
        Watch fence) {

    /** So long a measurement is kept that no later one replaced, as the rule for {@code band} has it. */
    static final Duration KEPT = Duration.ofDays(30);

    static final BandState NOTHING = new BandState(null, null, null, null, null, Watch.CALM, Watch.CALM);

    /**
     * How one watch stands.
     *
     * @param out whether its bound is passed
     * @param called whether help was called for that, this time
     * @param since when a change began that is not certain yet; null without one
     * @param count how many readings say so
     * @param calledAt when it called last; null if it never did
     */
    record Watch(
            boolean out,
            boolean called,
            @Nullable Instant since,
            int count,
            @Nullable Instant calledAt) {

        static final Watch CALM = new Watch(false, false, null, 0, null);

        /** Nothing has begun any more. */
        Watch settled() {
            return new Watch(out, called, null, 0, calledAt);
        }

        /** Something has begun that is not certain yet. */
        Watch begun(Instant begin, int readings) {
            return new Watch(out, called, begin, readings, calledAt);
        }

        /** The bound is passed, or kept again. */
        Watch over() {
            return new Watch(!out, false, null, 0, calledAt);
        }

        Watch calledFor(Instant at) {
            return new Watch(out, true, since, count, at);
        }
    }

    /** After a heart rate. */
    BandState beaten(int beats, Instant at, Watch watch) {
        return new BandState(beats, at, location, accuracy, locatedAt, watch, fence);
    }

    /** After a position. */
    BandState located(Location there, @Nullable Double within, Instant at, Watch watch) {
        return new BandState(heartRate, heartAt, there, within, at, heart, watch);
    }

    BandState watched(Watch heartWatch, Watch fenceWatch) {
        return new BandState(heartRate, heartAt, location, accuracy, locatedAt, heartWatch, fenceWatch);
    }

    /** Without what was measured before that. */
    BandState since(Instant limit) {
        boolean oldHeart = heartAt != null && heartAt.isBefore(limit);
        boolean oldPlace = locatedAt != null && locatedAt.isBefore(limit);
        return new BandState(
                oldHeart ? null : heartRate,
                oldHeart ? null : heartAt,
                oldPlace ? null : location,
                oldPlace ? null : accuracy,
                oldPlace ? null : locatedAt,
                heart,
                fence);
    }

    /** The same, where nothing is beyond any bound. */
    BandState calm() {
        return watched(Watch.CALM, Watch.CALM);
    }

    /** Says nothing of its wearer. */
    @Override
    public String toString() {
        return "BandState[…]";
    }
}

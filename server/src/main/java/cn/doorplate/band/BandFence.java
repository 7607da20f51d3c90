package cn.doorplate.band;

import cn.doorplate.shared.GreatCircle;
import cn.doorplate.shared.Location;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * 电子围栏: where a wearer is to be, and when.
 *
 * @param centre in GCJ-02
 * @param radius metres
 * @param from local time of day from which it holds; null, with {@code until}, for always
 * @param until the time of day until which it holds; before {@code from}, of the next day
 */
record BandFence(
        Location centre,
        int radius,
        @Nullable LocalTime from,
        @Nullable LocalTime until) {

    static final int LEAST_RADIUS = 100;
    static final int MOST_RADIUS = 10_000;

    /** Metres that a position may be off where the band does not say. */
    private static final double USUAL_ACCURACY = 50;

    /** Metres by which one has to be back inside. */
    private static final int MARGIN = 30;

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    boolean holdsAt(Instant moment) {
        if (from == null || until == null) {
            return true;
        }
        LocalTime time = moment.atZone(ZONE).toLocalTime();
        boolean afterFrom = !time.isBefore(from);
        boolean beforeUntil = time.isBefore(until);
        return from.isBefore(until) ? afterFrom && beforeUntil : afterFrom || beforeUntil;
    }

    /** What a position says of the fence. */
    enum Side {
        OUTSIDE,
        INSIDE,
        /** The line runs through where it may be: it says nothing. */
        UNCERTAIN
    }

    /**
     * For certain, as far as the position is certain.
     *
     * @param accuracy metres by which it may be off; null where the band does not say
     */
    Side side(Location position, @Nullable Double accuracy) {
        double metres = metres(position);
        double off = accuracy == null ? USUAL_ACCURACY : accuracy;
        if (metres - off > radius) {
            return Side.OUTSIDE;
        }
        return metres + Math.max(off, MARGIN) < radius ? Side.INSIDE : Side.UNCERTAIN;
    }

    private double metres(Location position) {
        return GreatCircle.metres(centre, position);
    }
}

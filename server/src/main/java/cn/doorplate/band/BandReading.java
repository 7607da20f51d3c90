package cn.doorplate.band;

import cn.doorplate.shared.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a band measured at one moment; of what it did not, null.
 *
 * @param at by our clock
 * @param sos whether its wearer pressed the button
 * @param heartRate beats a minute
 * @param location in GCJ-02
 * @param accuracy metres
 */
record BandReading(
        Instant at,
        boolean sos,
        @Nullable Integer heartRate,
        @Nullable Location location,
        @Nullable Double accuracy) {

    /** Says nothing of its wearer. */
    @Override
    public String toString() {
        return "BandReading[…]";
    }
}

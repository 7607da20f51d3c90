package cn.doorplate.alarm;

import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that a device raises for who carries it.
 *
 * @param key made up for this alarm, and the same in each retry
 * @param device what it is called: 16 to 64 characters of {@code A-Za-z0-9_-}
 * @param person who carries it; null where that is not known
 * @param home where they are looked for where no position is given, or it lies close to there
 * @param location in GCJ-02
 * @param accuracy metres
 * @param locatedAt when they were there; null where it is not known
 * @param words what the device says; 300 characters of it are kept
 */
public record DeviceAlarm(
        String key,
        Need need,
        String device,
        @Nullable Long person,
        PlaceRef home,
        @Nullable Location location,
        @Nullable Double accuracy,
        @Nullable Instant locatedAt,
        String words) {

    /** What is needed. */
    public enum Need {
        /** They called for help. */
        HELP(AlarmKind.FALL),
        /** They seem to be ill. */
        ILLNESS(AlarmKind.MEDICAL),
        /** They are not where they should be. */
        MISSING(AlarmKind.OTHER);

        private final AlarmKind kind;

        Need(AlarmKind kind) {
            this.kind = kind;
        }

        AlarmKind kind() {
            return kind;
        }
    }

    /** Says nothing of who carries it, nor where. */
    @Override
    public String toString() {
        return "DeviceAlarm[" + need + "]";
    }
}

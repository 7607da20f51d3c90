package cn.doorplate.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What time does with an event that was published, one after the other. */
enum EventStep {
    /** Whoever has a place is reminded a day before. */
    DAY_BEFORE {
        @Override
        Instant at(EventTimes times) {
            return times.startsAt().minus(Duration.ofDays(1));
        }
    },
    /** And an hour before. */
    HOUR_BEFORE {
        @Override
        Instant at(EventTimes times) {
            return times.startsAt().minus(Duration.ofHours(1));
        }
    },
    /** What staff took down without signal is there by now: who did not come is counted. */
    COUNT {
        @Override
        Instant at(EventTimes times) {
            return times.endsAt().plus(Duration.ofHours(2));
        }
    },
    /** Nobody looks for it any more, staff at the door neither: it leaves all lists. */
    LEAVE {
        @Override
        Instant at(EventTimes times) {
            return times.endsAt().plus(DoorTimes.AFTER);
        }
    };

    abstract Instant at(EventTimes times);

    /** The one behind it; null behind the last. */
    @Nullable EventStep next() {
        return ordinal() + 1 < values().length ? values()[ordinal() + 1] : null;
    }

    /** The first that is still to come; where all is past, the last. */
    static EventStep firstAfter(EventTimes times, Instant now) {
        return Arrays.stream(values())
                .filter(step -> step.at(times).isAfter(now))
                .findFirst()
                .orElse(LEAVE);
    }
}

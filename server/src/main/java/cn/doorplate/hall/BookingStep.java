package cn.doorplate.hall;

import java.time.Duration;
import java.time.Instant;

/** What time does with a booking. */
enum BookingStep {
    /** They are reminded: a day before, or two hours where it was booked later. */
    REMIND {
        @Override
        Instant at(Instant startsAt, Instant endsAt, Instant now) {
            Instant dayBefore = startsAt.minus(Duration.ofDays(1));
            return dayBefore.isAfter(now) ? dayBefore : startsAt.minus(Duration.ofHours(2));
        }
    },
    /** Nobody recorded what became of it: it is over, and does not stand in the way of the next. */
    PASS {
        @Override
        Instant at(Instant startsAt, Instant endsAt, Instant now) {
            return endsAt.plus(Duration.ofHours(12));
        }
    };

    abstract Instant at(Instant startsAt, Instant endsAt, Instant now);

    /** The first that is still to come. */
    static BookingStep first(Instant startsAt, Instant endsAt, Instant now) {
        return REMIND.at(startsAt, endsAt, now).isAfter(now) ? REMIND : PASS;
    }
}

package cn.doorplate.event;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When one can check in. */
final class DoorTimes {

    private static final Duration BEFORE = Duration.ofHours(1);

    /** For staff, who have taken it down on paper or without signal. */
    static final Duration AFTER = Duration.ofDays(3);

    /** By which the clock of a device may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private DoorTimes() {}

    /** From an hour before the begin to the end. */
    static boolean isOpen(Event event) {
        return event.isPublished() && isWithin(event, event.now());
    }

    static boolean isWithin(Event event, Instant moment) {
        return !moment.isBefore(event.startsAt().minus(BEFORE)) && moment.isBefore(event.endsAt());
    }

    /** Whether staff may still record who came. */
    static boolean isOpenToStaff(Event event) {
        return event.isPublished()
                && !event.now().isBefore(event.startsAt().minus(BEFORE))
                && event.now().isBefore(event.endsAt().plus(AFTER));
    }

    /**
     * When somebody came whom staff record.
     *
     * @param said null for now: of an event that is over, at its end
     * @return empty if nobody can have been checked in then
     */
    static Optional<Instant> cameAt(Event event, @Nullable Instant said) {
        if (said == null) {
            return Optional.of(milliseconds(event.now().isBefore(event.endsAt()) ? event.now() : event.endsAt()));
        }
        if (said.isAfter(event.now().plus(AHEAD))) {
            return Optional.empty();
        }
        Instant at = said.isAfter(event.now()) ? event.now() : milliseconds(said);
        return Optional.of(at).filter(moment -> isWithin(event, moment));
    }

    private static Instant milliseconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}

package cn.doorplate.event;

import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Reads when an event is, and how it repeats. */
@Component
class EventTimesReading {

    /** Nobody plans an event further ahead. */
    private static final Duration FURTHEST = Duration.ofDays(731);

    private final Clock clock;

    EventTimesReading(@Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.clock = clock;
    }

    /** @param before of the event that is changed: what has begun may say so on */
    EventTimes read(EventContentInput input, @Nullable EventTimes before, Faults faults) {
        Instant begin = toMillis(input.startsAt());
        Instant opens = input.signUpOpensAt();
        EventTimes times = new EventTimes(
                begin,
                toMillis(input.endsAt()),
                opens == null ? null : toMillis(opens),
                toMillis(orElse(input.signUpClosesAt(), begin)),
                toMillis(orElse(input.cancelUntil(), begin)));
        Instant now = clock.instant();
        boolean told = before != null && before.startsAt().equals(begin);
        boolean begins = told || (begin.isAfter(now) && begin.isBefore(now.plus(FURTHEST)));
        faults.addIf(!begins, EventErrorCode.WINDOW, "content.startsAt");
        boolean ends = times.endsAt().isAfter(begin)
                && times.endsAt().isAfter(now)
                && !times.endsAt().isAfter(begin.plus(EventTimes.LONGEST));
        faults.addIf(!ends, EventErrorCode.WINDOW, "content.endsAt");
        checkSignUp(times, faults);
        return times;
    }

    private static void checkSignUp(EventTimes times, Faults faults) {
        Instant opens = times.opensAt();
        boolean closes = !times.closesAt().isAfter(times.startsAt())
                && (opens == null || times.closesAt().isAfter(opens));
        faults.addIf(!closes, EventErrorCode.SIGN_UP_WINDOW, "content.signUpClosesAt");
        faults.addIf(
                times.cancelUntil().isAfter(times.startsAt()), EventErrorCode.SIGN_UP_WINDOW, "content.cancelUntil");
    }

    @Nullable EventRepeat repeat(EventContentInput.@Nullable Repeat given, EventTimes first, Faults faults) {
        if (given == null) {
            return null;
        }
        EventRepeat repeat = new EventRepeat(given.monthlyOn(), given.weekly(), day(given.until(), first));
        boolean fits = isDay(given.monthlyOn())
                && repeat.begins(first.day())
                && repeat.until().isAfter(first.day())
                && !repeat.until().isAfter(first.day().plusYears(1))
                && repeat.days(first.day()).size() <= EventRepeat.MOST;
        faults.addIf(!fits, EventErrorCode.REPEAT, "content.repeats");
        return repeat;
    }

    private static boolean isDay(@Nullable Integer day) {
        return day == null || (day >= 1 && day <= 31);
    }

    /** What is no day lies before the first one. */
    private static LocalDate day(String text, EventTimes first) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return first.day().minusDays(1);
        }
    }

    private static Instant orElse(@Nullable Instant given, Instant usual) {
        return given == null ? usual : given;
    }

    private static Instant toMillis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}

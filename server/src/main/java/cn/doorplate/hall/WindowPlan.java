package cn.doorplate.hall;

import cn.doorplate.worktime.WorkCalendar;
import cn.doorplate.worktime.WorkCalendars;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which slots a window has: by its week, without days off and days on which it is closed; none once it is closed for good. */
@Component
class WindowPlan {

    static final int DAYS = 14;

    private final WorkCalendars calendars;

    WindowPlan(WorkCalendars calendars) {
        this.calendars = calendars;
    }

    /** From today's first to the last of the 14th day, in order of time. */
    Stream<WindowSlot> slots(WindowRow window, Instant now) {
        if (window.closedAt() != null) {
            return Stream.empty();
        }
        WorkCalendar calendar = calendars.of(window.region());
        List<WindowHours> week = window.week();
        Set<String> closed = new HashSet<>(window.daysClosed());
        LocalDate today = Applying.today(now);
        return today.datesUntil(today.plusDays(DAYS + 1L))
                .filter(day -> !closed.contains(day.toString()) && isWorked(calendar, day))
                .flatMap(day -> onDay(week, day));
    }

    /** Those of them that can be booked by their time. */
    Stream<WindowSlot> bookable(WindowRow window, Instant now) {
        Instant earliest = now.plus(Duration.ofMinutes(window.cancelMinutes()));
        return slots(window, now).filter(slot -> slot.startsAt().isAfter(earliest));
    }

    private static boolean isWorked(WorkCalendar calendar, LocalDate day) {
        Instant begin = day.atStartOfDay(ApplicationClock.ZONE).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ApplicationClock.ZONE).toInstant();
        return !calendar.between(begin, end).isZero();
    }

    private static Stream<WindowSlot> onDay(List<WindowHours> week, LocalDate day) {
        Instant midnight = day.atStartOfDay(ApplicationClock.ZONE).toInstant();
        return week.stream()
                .filter(hours -> hours.isOn(day))
                .flatMap(hours -> hours.begins()
                        .mapToObj(begin -> new WindowSlot(
                                midnight.plus(Duration.ofMinutes(begin)),
                                midnight.plus(Duration.ofMinutes((long) begin + hours.minutes())),
                                hours.places(),
                                hours.places())))
                .sorted(Comparator.comparing(WindowSlot::startsAt));
    }
}

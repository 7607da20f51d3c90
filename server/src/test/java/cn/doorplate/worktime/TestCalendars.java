package cn.doorplate.worktime;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Calendars for tests of other modules. */
public final class TestCalendars {

    private TestCalendars() {}

    /** Of an office that opens 8:30 to 12:00 and 14:00 to 17:30, with the holidays of 2026 as published. */
    public static WorkCalendar office() {
        Map<LocalDate, WorkSpans> hours = Map.of(LocalDate.parse("2000-01-01"), PublishedYear.HOURS);
        return WorkCalendar.of(PublishedYear.days(), new Seasons(new TreeMap<>(hours)), 2024, 2036);
    }
}

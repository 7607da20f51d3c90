package cn.doorplate.station;

import java.util.List;

/** When a station is open, as staff send it. */
record StationHoursInput(List<Weekly> weekly, HolidayRule onHolidays, List<Day> holidaySpans, List<Other> exceptions) {

    /** On a weekday, 1 for Monday to 7 for Sunday. */
    record Weekly(int weekday, String from, String until) {}

    /** On a day. */
    record Day(String from, String until) {}

    /** On some days otherwise. */
    record Other(String from, String until, List<Day> spans, String reason) {}
}

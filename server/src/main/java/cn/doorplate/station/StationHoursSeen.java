package cn.doorplate.station;

import java.time.LocalDate;
import java.util.List;

/** 开放时间: as everyone sees it; of exceptions those that are not over. */
record StationHoursSeen(StationHours hours, LocalDate today) {

    public List<WeeklySpan> weekly() {
        return hours.weekly();
    }

    public HolidayRule onHolidays() {
        return hours.onHolidays();
    }

    public List<DaySpan> holidaySpans() {
        return hours.holidaySpans();
    }

    public List<HoursException> exceptions() {
        return hours.exceptions().stream()
                .filter(it -> !it.last().isBefore(today))
                .toList();
    }

    public List<String> lines() {
        return OpenWords.lines(hours, today);
    }
}

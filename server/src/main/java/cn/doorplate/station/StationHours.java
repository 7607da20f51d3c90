package cn.doorplate.station;

import cn.doorplate.worktime.WorkDayKind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** 开放时间: when a station is open, as usual and otherwise; times of day are of Asia/Shanghai. */
record StationHours(
        List<WeeklySpan> weekly, HolidayRule onHolidays, List<DaySpan> holidaySpans, List<HoursException> exceptions) {

    StationHours {
        weekly = List.copyOf(weekly);
        holidaySpans = List.copyOf(holidaySpans);
        exceptions = List.copyOf(exceptions);
    }

    /**
     * The spans that begin on a day: an exception goes before a holiday, and that before the weekday. Where holidays are not as usual, a
     * weekend that is worked for one (调休上班) is as Monday.
     */
    List<DaySpan> on(LocalDate day, Function<LocalDate, Optional<WorkDayKind>> holidays) {
        for (HoursException exception : exceptions) {
            if (exception.holdsOn(day)) {
                return exception.spans();
            }
        }
        WorkDayKind holiday =
                onHolidays == HolidayRule.AS_USUAL ? null : holidays.apply(day).orElse(null);
        if (holiday == WorkDayKind.OFF) {
            return holidaySpans;
        }
        return on(holiday == WorkDayKind.WORK ? DayOfWeek.MONDAY : day.getDayOfWeek());
    }

    private List<DaySpan> on(DayOfWeek weekday) {
        return weekly.stream()
                .filter(it -> it.weekday() == weekday.getValue())
                .map(WeeklySpan::span)
                .toList();
    }
}

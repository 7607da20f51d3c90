package cn.doorplate.station;

import cn.doorplate.shared.LineCheck;
import cn.doorplate.station.StationHoursInput.Day;
import cn.doorplate.station.StationHoursInput.Other;
import cn.doorplate.station.StationHoursInput.Weekly;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads when a station is open, and says what cannot be so. */
final class HoursReading {

    private static final int MOST_WEEKLY = 42;
    private static final int MOST_DAILY = 6;
    private static final int MOST_EXCEPTIONS = 50;
    private static final int MOST_DAYS = 366;
    private static final int REASON = 30;
    private static final int WEEKDAYS = 7;

    private final String field;
    private final Faults faults;

    private HoursReading(String field, Faults faults) {
        this.field = field;
        this.faults = faults;
    }

    static StationHours read(String field, StationHoursInput input, Faults faults) {
        return new HoursReading(field, faults).read(input);
    }

    private StationHours read(StationHoursInput input) {
        boolean own = input.onHolidays() == HolidayRule.OWN_HOURS;
        faults.addIf(own && input.holidaySpans().isEmpty(), StationErrorCode.HOURS, field + ".holidaySpans");
        List<DaySpan> holidays = own ? daily(field + ".holidaySpans", input.holidaySpans(), true) : List.of();
        return new StationHours(weekly(input.weekly()), input.onHolidays(), holidays, exceptions(input.exceptions()));
    }

    private List<WeeklySpan> weekly(List<Weekly> given) {
        if (given.size() > MOST_WEEKLY) {
            faults.add(StationErrorCode.HOURS, field + ".weekly");
            return List.of();
        }
        List<WeeklySpan> spans = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Weekly each = given.get(i);
            String at = field + ".weekly[" + i + "]";
            DaySpan span = span(at, each.from(), each.until());
            boolean weekday = each.weekday() >= 1 && each.weekday() <= WEEKDAYS;
            faults.addIf(!weekday, StationErrorCode.HOURS, at);
            if (span == null || !weekday) {
                continue;
            }
            WeeklySpan weekly = new WeeklySpan(each.weekday(), span);
            faults.addIf(
                    spans.stream().anyMatch(other -> SpanOverlap.inWeek(weekly, other)),
                    StationErrorCode.HOURS_OVERLAP,
                    at);
            spans.add(weekly);
        }
        return spans;
    }

    /** @param everyDay whether the same spans may hold on the next day too */
    private List<DaySpan> daily(String at, List<Day> given, boolean everyDay) {
        if (given.size() > MOST_DAILY) {
            faults.add(StationErrorCode.HOURS, at);
            return List.of();
        }
        List<DaySpan> spans = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String each = at + "[" + i + "]";
            DaySpan span = span(each, given.get(i).from(), given.get(i).until());
            if (span != null) {
                faults.addIf(
                        spans.stream()
                                .anyMatch(other -> everyDay
                                        ? SpanOverlap.everyDay(span, other)
                                        : SpanOverlap.onOneDay(span, other)),
                        StationErrorCode.HOURS_OVERLAP,
                        each);
                spans.add(span);
            }
        }
        return spans;
    }

    private @Nullable DaySpan span(String at, String from, String until) {
        Optional<DaySpan> span = DaySpan.parse(from, until);
        faults.addIf(span.isEmpty(), StationErrorCode.HOURS, at);
        return span.orElse(null);
    }

    private List<HoursException> exceptions(List<Other> given) {
        String all = field + ".exceptions";
        if (given.size() > MOST_EXCEPTIONS) {
            faults.add(StationErrorCode.HOURS, all);
            return List.of();
        }
        List<HoursException> exceptions = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            HoursException each = exception(all + "[" + i + "]", given.get(i));
            if (each != null) {
                boolean twice = exceptions.stream()
                        .anyMatch(other -> !each.first().isAfter(other.last())
                                && !other.first().isAfter(each.last()));
                faults.addIf(twice, StationErrorCode.HOURS_OVERLAP, all + "[" + i + "]");
                exceptions.add(each);
            }
        }
        return exceptions;
    }

    private @Nullable HoursException exception(String at, Other given) {
        LocalDate first = day(given.from());
        LocalDate last = day(given.until());
        if (first == null
                || last == null
                || last.isBefore(first)
                || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            faults.add(StationErrorCode.HOURS, at);
            return null;
        }
        String reason = LineCheck.line(given.reason());
        faults.text(at + ".reason", reason, REASON);
        return new HoursException(first, last, daily(at + ".spans", given.spans(), !first.equals(last)), reason);
    }

    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

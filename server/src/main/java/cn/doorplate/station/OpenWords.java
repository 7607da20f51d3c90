package cn.doorplate.station;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says when a station is open, in words that stay right until that changes. */
final class OpenWords {

    private static final String[] WEEKDAYS = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    private static final String WORKED = "；调休上班的周末同周一";
    private static final Duration TODAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(6);

    private OpenWords() {}

    /** As in 营业中，22:00 关门. */
    static String now(Opening opening, @Nullable StationClosed closed, Instant now) {
        Instant until = opening.until();
        if (opening.open()) {
            return until == null ? "全天开放" : "营业中，" + time(until, now) + " 关门";
        }
        String why = closed != null && closed.holdsAt(now) ? "临时关闭（" + closed.reason() + "）" : "休息中";
        return until == null ? why : why + "，" + time(until, now) + " 开门";
    }

    /** Within a day the time alone, within six the weekday, else the date. */
    private static String time(Instant moment, Instant now) {
        ZonedDateTime at = moment.atZone(OpenTimes.SHANGHAI);
        String time = "%02d:%02d".formatted(at.getHour(), at.getMinute());
        if (!moment.isAfter(now.plus(TODAY))) {
            return time;
        }
        return !moment.isAfter(now.plus(WEEK))
                ? WEEKDAYS[at.getDayOfWeek().getValue() - 1] + " " + time
                : at.getMonthValue() + "月" + at.getDayOfMonth() + "日 " + time;
    }

    /** A line for each rule. */
    static List<String> lines(StationHours hours, LocalDate today) {
        List<String> lines = new ArrayList<>(weekly(hours));
        switch (hours.onHolidays()) {
            case AS_USUAL -> {}
            case CLOSED -> lines.add("法定节假日 休息" + WORKED);
            case OWN_HOURS -> lines.add("法定节假日 " + spans(hours.holidaySpans()) + WORKED);
        }
        hours.exceptions().stream().filter(it -> !it.last().isBefore(today)).forEach(it -> lines.add(exception(it)));
        return lines;
    }

    /** Weekdays in a row with the same hours are one line. */
    private static List<String> weekly(StationHours hours) {
        Map<Integer, String> days = new LinkedHashMap<>();
        for (int weekday = 1; weekday <= WEEKDAYS.length; weekday++) {
            int day = weekday;
            days.put(
                    day,
                    spans(hours.weekly().stream()
                            .filter(it -> it.weekday() == day)
                            .map(WeeklySpan::span)
                            .toList()));
        }
        List<String> lines = new ArrayList<>();
        int first = 1;
        for (int weekday = 1; weekday <= WEEKDAYS.length; weekday++) {
            String spans = days.getOrDefault(weekday, "");
            if (!spans.equals(days.get(weekday + 1))) {
                lines.add(weekdays(first, weekday) + " " + spans);
                first = weekday + 1;
            }
        }
        return lines;
    }

    private static String weekdays(int first, int last) {
        if (first == 1 && last == WEEKDAYS.length) {
            return "每天";
        }
        return first == last ? WEEKDAYS[first - 1] : WEEKDAYS[first - 1] + "至" + WEEKDAYS[last - 1];
    }

    private static String exception(HoursException exception) {
        String days = exception.from().equals(exception.until())
                ? exception.from()
                : exception.from() + " 至 " + exception.until();
        return days + " " + spans(exception.spans()) + "（" + exception.reason() + "）";
    }

    private static String spans(List<DaySpan> spans) {
        return spans.isEmpty() ? "休息" : spans.stream().map(DaySpan::words).collect(Collectors.joining("、"));
    }
}

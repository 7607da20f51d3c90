package cn.doorplate.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Working time the slow way: walks from minute to minute and looks each one up, in the time zone of the tables, and knows nothing of
 * sums. Of a minute that is worked, each of its milliseconds is.
 */
record MinuteWalk(Map<LocalDate, Boolean> named, Set<Integer> published, Map<LocalDate, List<int[]>> seasons) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    Duration between(Instant from, Instant until) {
        Duration worked = Duration.ZERO;
        Instant at = from;
        while (at.isBefore(until)) {
            Instant next = earlier(minuteAfter(at), until);
            worked = isWorked(at) ? worked.plus(Duration.between(at, next)) : worked;
            at = next;
        }
        return worked;
    }

    Instant add(Instant from, Duration work) {
        Duration left = work;
        Instant at = from;
        while (!left.isZero()) {
            Instant next = minuteAfter(at);
            if (isWorked(at)) {
                next = earlier(next, at.plus(left));
                left = left.minus(Duration.between(at, next));
            }
            at = next;
        }
        return at;
    }

    private static Instant minuteAfter(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 60) * 60)
                .plus(MINUTE);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private boolean isWorked(Instant at) {
        ZonedDateTime local = at.atZone(ZONE);
        LocalDate day = local.toLocalDate();
        int minute = local.getHour() * 60 + local.getMinute();
        return isWorked(day) && hours(day).stream().anyMatch(span -> minute >= span[0] && minute < span[1]);
    }

    private boolean isWorked(LocalDate day) {
        Boolean known = named.get(day);
        if (known != null) {
            return known;
        }
        String date = day.toString().substring(5);
        boolean byLaw =
                Set.of("01-01", "05-01", "05-02", "10-01", "10-02", "10-03").contains(date);
        return day.getDayOfWeek().getValue() <= 5 && (published.contains(day.getYear()) || !byLaw);
    }

    /** The latest season that has begun. */
    private List<int[]> hours(LocalDate day) {
        return seasons.entrySet().stream()
                .filter(season -> !season.getKey().isAfter(day))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }
}

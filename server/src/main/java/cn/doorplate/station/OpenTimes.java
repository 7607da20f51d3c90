package cn.doorplate.station;

import cn.doorplate.worktime.WorkDayKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says of hours whether they are open at a moment, and until when that holds. */
final class OpenTimes {

    /** How far it looks. */
    static final Duration AHEAD = Duration.ofDays(14);

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final int DAYS = 15;

    private OpenTimes() {}

    /** From a moment on, and before another. */
    private record Open(Instant from, Instant until) {}

    /** @param holidays what they make of a day; empty for an ordinary one */
    static Opening at(
            Instant now,
            StationHours hours,
            @Nullable StationClosed closed,
            Function<LocalDate, Optional<WorkDayKind>> holidays) {
        Instant change = null;
        boolean open = false;
        for (Open it : around(now, hours, closed, holidays)) {
            if (!it.from().isAfter(now)) {
                open = true;
                change = it.until();
                continue;
            }
            if (!open) {
                change = it.from();
            }
            break;
        }
        return new Opening(open, change == null || change.isAfter(now.plus(AHEAD)) ? null : change);
    }

    /** Those that are not over, in their order, none touching the next. */
    private static List<Open> around(
            Instant now,
            StationHours hours,
            @Nullable StationClosed closed,
            Function<LocalDate, Optional<WorkDayKind>> holidays) {
        LocalDate today = LocalDate.ofInstant(now, SHANGHAI);
        List<Open> all = new ArrayList<>();
        for (LocalDate day = today.minusDays(1); !day.isAfter(today.plusDays(DAYS)); day = day.plusDays(1)) {
            Instant midnight = day.atStartOfDay(SHANGHAI).toInstant();
            hours.on(day, holidays).forEach(span -> all.add(open(midnight, span)));
        }
        return without(closed, merged(all)).stream()
                .filter(it -> it.until().isAfter(now))
                .toList();
    }

    private static Open open(Instant midnight, DaySpan span) {
        return new Open(midnight.plus(Duration.ofMinutes(span.begin())), midnight.plus(Duration.ofMinutes(span.end())));
    }

    private static List<Open> merged(List<Open> all) {
        all.sort(Comparator.comparing(Open::from));
        List<Open> merged = new ArrayList<>();
        for (Open next : all) {
            int last = merged.size() - 1;
            if (last < 0 || next.from().isAfter(merged.get(last).until())) {
                merged.add(next);
            } else if (next.until().isAfter(merged.get(last).until())) {
                merged.set(last, new Open(merged.get(last).from(), next.until()));
            }
        }
        return merged;
    }

    private static List<Open> without(@Nullable StationClosed closed, List<Open> all) {
        if (closed == null) {
            return all;
        }
        List<Open> left = new ArrayList<>();
        for (Open it : all) {
            Instant before = earlier(it.until(), closed.from());
            if (before.isAfter(it.from())) {
                left.add(new Open(it.from(), before));
            }
            Instant again = closed.until();
            if (again != null && it.until().isAfter(again)) {
                left.add(new Open(again.isAfter(it.from()) ? again : it.from(), it.until()));
            }
        }
        return left;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package cn.doorplate.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Working time since a day, summed up day by day: a moment is looked up, and not walked to. Exact to the nanosecond; fourteen
 * years take some 40 kB.
 */
final class WorkTable {

    /** Asia/Shanghai: no daylight saving time since 1991. */
    static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    private static final int DAY_SECONDS = 24 * 60 * 60;

    private final long firstDay;
    private final @Nullable WorkSpans[] spans;
    /** Minutes of work before each day; the last one is all there are. */
    private final int[] before;

    private WorkTable(long firstDay, @Nullable WorkSpans[] spans) {
        this.firstDay = firstDay;
        this.spans = spans;
        this.before = new int[spans.length + 1];
        for (int day = 0; day < spans.length; day++) {
            WorkSpans hours = spans[day];
            before[day + 1] = before[day] + (hours == null ? 0 : hours.minutes());
        }
    }

    static WorkTable of(WorkDays days, Seasons seasons, int firstYear, int lastYear) {
        LocalDate first = LocalDate.of(firstYear, 1, 1);
        @Nullable WorkSpans[] spans = first.datesUntil(LocalDate.of(lastYear + 1, 1, 1))
                .map(day -> days.isWorked(day) ? seasons.on(day).orElse(null) : null)
                .toArray(WorkSpans[]::new);
        return new WorkTable(first.toEpochDay(), spans);
    }

    /**
     * Nanoseconds of work from the first day until that moment.
     *
     * @throws IllegalArgumentException if the moment is not in these years
     */
    long until(Instant moment) {
        long local = moment.getEpochSecond() + SHANGHAI.getTotalSeconds();
        long day = Math.floorDiv(local, DAY_SECONDS) - firstDay;
        if (day < 0 || day >= spans.length) {
            throw outside(moment.toString());
        }
        WorkSpans hours = spans[(int) day];
        long nanoOfDay = Math.floorMod(local, DAY_SECONDS) * SECOND_NS + moment.getNano();
        return before[(int) day] * MINUTE_NS + (hours == null ? 0 : hours.until(nanoOfDay));
    }

    /**
     * The earliest moment by which so much work has passed since the first day.
     *
     * @param start nanoseconds of work, as {@link #until} says
     * @param work more than none
     * @throws IllegalArgumentException if there is not so much in these years
     */
    Instant reach(long start, Duration work) {
        long all = before[spans.length] * MINUTE_NS;
        if (work.compareTo(Duration.ofNanos(all - start)) > 0) {
            throw outside(work + " of work");
        }
        long target = start + work.toNanos();
        int day = dayOf(target);
        WorkSpans hours = spans[day];
        if (hours == null) {
            throw new IllegalStateException("no work on day " + day);
        }
        long nanos = hours.reach(target - before[day] * MINUTE_NS);
        long second = (firstDay + day) * DAY_SECONDS - SHANGHAI.getTotalSeconds();
        return Instant.ofEpochSecond(second, nanos);
    }

    /** The day before whose end so much is reached, and before whose beginning it is not. */
    private int dayOf(long target) {
        int minutes = (int) ((target + MINUTE_NS - 1) / MINUTE_NS);
        int found = Arrays.binarySearch(before, minutes);
        if (found < 0) {
            return -found - 2;
        }
        // Days without work have the same sum: the first one of them begins when the day with the work has ended.
        int day = found;
        while (before[day - 1] == minutes) {
            day--;
        }
        return day - 1;
    }

    private IllegalArgumentException outside(String what) {
        LocalDate first = LocalDate.ofEpochDay(firstDay);
        LocalDate last = first.plusDays(spans.length - 1L);
        return new IllegalArgumentException(
                what + " is outside of the working time that is known, from " + first + " to " + last);
    }
}

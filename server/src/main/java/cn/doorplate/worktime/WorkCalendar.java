package cn.doorplate.worktime;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Working time of one region; immutable. That of a region with office hours knows a range of years, from 2024 to ten years
 * from now; of moments outside it says nothing.
 */
public final class WorkCalendar {

    private static final WorkCalendar ROUND_THE_CLOCK = new WorkCalendar(null);

    private final @Nullable WorkTable table;

    private WorkCalendar(@Nullable WorkTable table) {
        this.table = table;
    }

    /** All time is working time: for what cannot wait. */
    public static WorkCalendar roundTheClock() {
        return ROUND_THE_CLOCK;
    }

    /** That of offices with these hours. */
    static WorkCalendar of(WorkDays days, Seasons seasons, int firstYear, int lastYear) {
        return new WorkCalendar(WorkTable.of(days, seasons, firstYear, lastYear));
    }

    /**
     * The earliest moment by which so much working time has passed since {@code from}; {@code from} itself for nothing. What
     * ends with the day's last minute ends when the office closes, and not when it opens again.
     *
     * @throws IllegalArgumentException if {@code work} is negative, or a moment is outside of the years that are known
     */
    public Instant add(Instant from, Duration work) {
        if (work.isNegative()) {
            throw new IllegalArgumentException("working time runs forwards: " + work);
        }
        if (work.isZero()) {
            return from;
        }
        return table == null ? from.plus(work) : table.reach(table.until(from), work);
    }

    /**
     * Working time between two moments, never negative; zero if {@code until} is not after {@code from}.
     *
     * @throws IllegalArgumentException if a moment is outside of the years that are known
     */
    public Duration between(Instant from, Instant until) {
        if (!until.isAfter(from)) {
            return Duration.ZERO;
        }
        return table == null ? Duration.between(from, until) : Duration.ofNanos(table.until(until) - table.until(from));
    }
}

package cn.doorplate.worktime;

import cn.doorplate.place.RegionCode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The working time of each region, by the nearest office hours up its path. Kept in memory: asking costs no statement, but
 * for the first time. A change shows on the server that makes it at once, on the others within {@link #PAUSE}.
 */
@Service
public class WorkCalendars {

    /** How often a server looks whether something was changed through another. */
    static final Duration PAUSE = Duration.ofSeconds(20);

    private final WorkYearMapper years;
    private final OfficeHoursMapper hours;
    private final Clock clock;
    private volatile @Nullable KnownWorktime known;

    WorkCalendars(WorkYearMapper years, OfficeHoursMapper hours, Clock clock) {
        this.years = years;
        this.hours = hours;
        this.clock = clock;
    }

    /** The working time of a region, whether or not there is one of that code. */
    public WorkCalendar of(RegionCode region) {
        return known().calendar(region);
    }

    KnownWorktime known() {
        KnownWorktime now = known;
        return now == null ? refresh() : now;
    }

    /** Reads anew what is set, if anything was changed or a year has begun. */
    synchronized KnownWorktime refresh() {
        int thisYear = LocalDate.now(clock.withZone(WorkTable.SHANGHAI)).getYear();
        // Asked first: what is committed while the rest is read is read once more next time, rather than missed.
        long generation = years.generation();
        KnownWorktime now = known;
        if (now == null || !now.holdsFor(generation, thisYear)) {
            now = new KnownWorktime(generation, thisYear, days(), hours.all());
            known = now;
        }
        return now;
    }

    private WorkDays days() {
        return new WorkDays(years.years().stream().map(WorkYearRow::year).collect(Collectors.toSet()), years.days());
    }
}

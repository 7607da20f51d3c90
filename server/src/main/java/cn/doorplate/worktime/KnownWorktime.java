package cn.doorplate.worktime;

import cn.doorplate.place.RegionCode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that was set when it was read, and the calendars that follow from it, made when they are first asked for. */
final class KnownWorktime {

    static final int FIRST_YEAR = 2024;

    /** The whole country, above all provinces. */
    private static final long COUNTRY = 0;

    private static final int YEARS_AHEAD = 10;

    /** Some 40 kB each. Regions with the same hours share one. */
    private static final int MOST_CALENDARS = 1_000;

    private final long generation;
    private final int lastYear;
    private final WorkDays days;
    private final Map<Long, Map<LocalDate, WorkSpans>> set;
    private final Cache<Seasons, WorkCalendar> calendars =
            Caffeine.newBuilder().maximumSize(MOST_CALENDARS).build();

    /** @param thisYear calendars end ten years later */
    KnownWorktime(long generation, int thisYear, WorkDays days, List<OfficeHoursRow> hours) {
        this.generation = generation;
        this.lastYear = thisYear + YEARS_AHEAD;
        this.days = days;
        this.set = new HashMap<>();
        hours.forEach(row ->
                set.computeIfAbsent(row.regionCode(), code -> new TreeMap<>()).put(row.validFrom(), row.hours()));
    }

    boolean holdsFor(long generation, int thisYear) {
        return this.generation == generation && lastYear == thisYear + YEARS_AHEAD;
    }

    WorkDays days() {
        return days;
    }

    int lastYear() {
        return lastYear;
    }

    WorkCalendar calendar(RegionCode region) {
        return calendars.get(seasons(region), seasons -> WorkCalendar.of(days, seasons, FIRST_YEAR, lastYear));
    }

    /** What holds in a region, whoever set it. */
    Seasons seasons(RegionCode region) {
        List<Map<LocalDate, WorkSpans>> upwards = new ArrayList<>();
        region.path().forEach(code -> upwards.add(set.getOrDefault(code.value(), Map.of())));
        Collections.reverse(upwards);
        upwards.add(set.getOrDefault(COUNTRY, Map.of()));
        return Seasons.nearest(upwards);
    }
}

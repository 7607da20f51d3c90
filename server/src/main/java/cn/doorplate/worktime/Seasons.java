package cn.doorplate.worktime;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Office hours through the years: each holds from its day on until the next. Two regions with the same seasons have the same
 * working time.
 *
 * @param from the hours by the first day on which they hold
 */
record Seasons(NavigableMap<LocalDate, WorkSpans> from) {

    Seasons {
        from = new TreeMap<>(from);
    }

    /**
     * What holds in a region, the nearest setting winning on each day.
     *
     * @param upwards what is set for the region itself, then for the one above it, and so on; any may be empty
     */
    static Seasons nearest(List<? extends Map<LocalDate, WorkSpans>> upwards) {
        TreeMap<LocalDate, WorkSpans> all = new TreeMap<>();
        for (Map<LocalDate, WorkSpans> set : upwards) {
            NavigableMap<LocalDate, WorkSpans> farther = new TreeMap<>(set);
            all.putAll(all.isEmpty() ? farther : farther.headMap(all.firstKey(), false));
        }
        return new Seasons(all);
    }

    /** The hours of a day on which is worked; empty before all seasons. */
    Optional<WorkSpans> on(LocalDate day) {
        return Optional.ofNullable(from.floorEntry(day)).map(Map.Entry::getValue);
    }
}

package cn.doorplate.place;

import cn.doorplate.search.Posting;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * One of the ways in which a region can answer a query, to be gone through one after the other.
 *
 * @param source holds every region that {@code admits} admits, and others
 * @param named what the region's own name tells: false where {@code admits} must be
 * @param admits whether a region answers in this way; the first stage that admits a region shows it
 * @param firstSight whether the source shows an admitted region for the first time there
 */
record RegionStage(
        RegionSource source,
        Predicate<RegionRow> named,
        Predicate<RegionRow> admits,
        BiPredicate<Posting, RegionRow> firstSight) {

    RegionStage(RegionSource source, Predicate<RegionRow> admits) {
        this(source, admits, admits, (at, row) -> true);
    }
}

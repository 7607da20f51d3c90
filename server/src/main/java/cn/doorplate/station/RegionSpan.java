package cn.doorplate.station;

import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.OrderCursor;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a region, sorted by community and id, behind a place in that order.
 *
 * @param from the first code of a community
 * @param to the last
 * @param behind the community of the last of the page before; 0 for the first page
 * @param behindId its id
 */
record RegionSpan(long from, long to, long behind, long behindId) {

    static RegionSpan of(RegionCode region, @Nullable OrderCursor after) {
        long first = region.firstBelow(RegionLevel.COMMUNITY);
        long last = region.lastBelow(RegionLevel.COMMUNITY);
        return after == null
                ? new RegionSpan(first, last, 0, 0)
                : new RegionSpan(Math.max(first, after.order()), last, after.order(), after.id());
    }

    /** What is left of it behind one of it. */
    RegionSpan behind(StationRow last) {
        return new RegionSpan(Math.max(from, last.region()), to, last.region(), last.id());
    }

    static String cursor(StationRow last) {
        return new OrderCursor(last.region(), last.id()).toString();
    }
}

package cn.doorplate.notice;

import cn.doorplate.search.RefRange;
import java.util.Arrays;
import java.util.List;

/**
 * How far the people to whom a notice goes were gone through.
 *
 * @param at a region's code
 * @param person behind whom to go on in that region, where people are gone through by person
 * @param id behind which to go on
 */
record RollPosition(Roll roll, long at, long person, long id) {

    /** One after the other. */
    enum Roll {
        RESIDENTS,
        RIDERS,
        STAFF
    }

    static RollPosition parse(String text) {
        if (text.isEmpty()) {
            return startOf(Roll.RESIDENTS);
        }
        List<String> parts = Arrays.asList(text.split("\\.", -1));
        return new RollPosition(
                Roll.valueOf(parts.get(0)),
                Long.parseLong(parts.get(1)),
                Long.parseLong(parts.get(2)),
                Long.parseLong(parts.get(3)));
    }

    static RollPosition startOf(Roll roll) {
        return new RollPosition(roll, 0, 0, 0);
    }

    /** What of these ranges is left; the first may be one that was gone through in part. */
    List<RefRange> ahead(List<RefRange> ranges) {
        return ranges.stream()
                .filter(range -> range.to() >= at)
                .map(range -> new RefRange(Math.max(range.from(), at), range.to()))
                .toList();
    }

    /** Where to begin in a range of {@link #ahead}. */
    RollPosition in(RefRange range) {
        return range.from() > at ? new RollPosition(roll, range.from(), 0, 0) : this;
    }

    /** ASCII, 80 characters at most. */
    @Override
    public String toString() {
        return roll + "." + at + "." + person + "." + id;
    }
}

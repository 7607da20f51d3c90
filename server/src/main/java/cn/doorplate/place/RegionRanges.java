package cn.doorplate.place;

import cn.doorplate.search.RefRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Ranges of codes: children, descendants and beginnings of codes are nothing else. */
final class RegionRanges {

    private RegionRanges() {}

    /** The provinces, or the regions right below one. None below a community. */
    static List<RefRange> children(RegionCode parent) {
        int below = parent.level().ordinal() + 1;
        return below == RegionLevel.values().length ? List.of() : List.of(range(parent, RegionLevel.values()[below]));
    }

    static RefRange provinces() {
        return new RefRange(10, 99);
    }

    /** All that lies below any of these regions; the regions themselves only where they lie below another. */
    static List<RefRange> below(Collection<Long> codes) {
        List<RefRange> ranges = new ArrayList<>();
        for (long code : codes) {
            RegionCode region = new RegionCode(code);
            for (RegionLevel level : RegionLevel.values()) {
                if (level.compareTo(region.level()) > 0) {
                    ranges.add(range(region, level));
                }
            }
        }
        return RefRange.merged(ranges);
    }

    /** All codes that begin with these digits, whatever their level. */
    static List<RefRange> beginningWith(String digits) {
        List<RefRange> ranges = new ArrayList<>();
        for (RegionLevel level : RegionLevel.values()) {
            int open = level.digits() - digits.length();
            if (open >= 0 && digits.charAt(0) != '0') {
                ranges.add(new RefRange(
                        Long.parseLong(digits + "0".repeat(open)), Long.parseLong(digits + "9".repeat(open))));
            }
        }
        return ranges;
    }

    private static RefRange range(RegionCode above, RegionLevel level) {
        return new RefRange(above.firstBelow(level), above.lastBelow(level));
    }
}

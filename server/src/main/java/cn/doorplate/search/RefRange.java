package cn.doorplate.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Refs from one to another, both included. */
public record RefRange(long from, long to) {

    public static final RefRange ALL = new RefRange(0, Long.MAX_VALUE);

    /** The same refs in ascending ranges that do not overlap. */
    public static List<RefRange> merged(List<RefRange> ranges) {
        List<RefRange> merged = new ArrayList<>();
        for (RefRange range :
                ranges.stream().sorted(Comparator.comparingLong(RefRange::from)).toList()) {
            RefRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && range.from <= last.to) {
                merged.set(merged.size() - 1, new RefRange(last.from, Math.max(last.to, range.to)));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    /** What of these ascending ranges lies behind a ref. */
    public static List<RefRange> behind(List<RefRange> ranges, long ref) {
        return ranges.stream()
                .filter(range -> range.to > ref)
                .map(range -> range.from > ref ? range : new RefRange(ref + 1, range.to))
                .toList();
    }
}

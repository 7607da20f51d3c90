package cn.doorplate.place;

import cn.doorplate.search.Reads;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names above the candidates of one page, each read once. */
final class RegionAncestry {

    private final RegionMapper regions;
    private final Reads reads;
    private final Map<Long, RegionRow> known = new HashMap<>();

    RegionAncestry(RegionMapper regions, Reads reads) {
        this.regions = regions;
        this.reads = reads;
    }

    void load(Collection<RegionRow> rows) {
        Set<Long> missing = new LinkedHashSet<>();
        rows.forEach(row -> missing.addAll(RegionRow.above(row.code())));
        missing.removeAll(known.keySet());
        if (!missing.isEmpty()) {
            reads.spend(missing.size());
            regions.byCodes(missing).forEach(row -> known.put(row.code(), row));
        }
    }

    /** Those above a region that {@link #load} was told of. */
    List<RegionRow> above(long code) {
        return RegionRow.above(code).stream()
                .filter(known::containsKey)
                .map(known::get)
                .toList();
    }

    /** The widest region above the given one whose name holds a word; 0 if none does. */
    long widestHolder(String word, RegionRow row) {
        return above(row.code()).stream()
                .filter(region -> region.isNamed(word))
                .mapToLong(RegionRow::code)
                .findFirst()
                .orElse(0);
    }
}

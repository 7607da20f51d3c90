package cn.doorplate.station;

import cn.doorplate.place.RegionCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stations that some rows of a workbook may mean. */
record StationImportKnown(Map<Long, StationRow> byId, Map<NameIn, List<StationRow>> byName) {

    /** What a row without a number is known by. */
    record NameIn(RegionCode community, String name) {}

    /**
     * By two statements.
     *
     * @param held whether they stay as they are until the caller's transaction ends
     */
    static StationImportKnown read(StationMapper rows, Set<Long> ids, Collection<NameIn> keys, boolean held) {
        Set<Long> all = new TreeSet<>(ids);
        if (!keys.isEmpty()) {
            all.addAll(rows.named(
                    keys.stream().map(it -> it.community().value()).distinct().toList(),
                    keys.stream().map(NameIn::name).distinct().toList()));
        }
        List<StationRow> found = all.isEmpty()
                ? List.of()
                : (held ? rows.lockAll(all) : rows.selectByIds(all))
                        .stream().filter(it -> it.removedAt() == null).toList();
        return new StationImportKnown(
                found.stream().collect(Collectors.toMap(StationRow::id, Function.identity())),
                found.stream().collect(Collectors.groupingBy(it -> new NameIn(it.community(), it.name()))));
    }

    List<StationRow> called(NameIn name) {
        return byName.getOrDefault(name, List.of());
    }
}

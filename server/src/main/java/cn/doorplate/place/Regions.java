package cn.doorplate.place;

import cn.doorplate.search.RefRange;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** 行政区划: the regions of the national statistical division, by code, by place in the tree, by name. */
@Service
public class Regions {

    private final RegionMapper regions;
    private final RegionSearch search;

    Regions(RegionMapper regions, RegionSearch search) {
        this.regions = regions;
        this.search = search;
    }

    public Optional<Region> find(RegionCode code) {
        return regions.byCodes(Set.of(code.value())).stream()
                .map(RegionRow::toRegion)
                .findFirst();
    }

    /** Those of these codes that are there. */
    Map<Long, Region> byCodes(Set<Long> codes) {
        return regions.byCodes(codes).stream().collect(Collectors.toMap(RegionRow::code, RegionRow::toRegion));
    }

    /**
     * A page of the regions right below one, by code.
     *
     * @param parent null for the provinces
     * @param first 1 to 100
     * @param after a cursor of an earlier page, or null
     * @throws BadInput if {@code first} or {@code after} cannot be
     */
    public Page<Region> children(@Nullable RegionCode parent, int first, @Nullable String after) {
        int size = Paging.first(first);
        List<RefRange> ranges = parent == null ? List.of(RegionRanges.provinces()) : RegionRanges.children(parent);
        List<RefRange> left =
                RefRange.behind(ranges, RegionCursor.parse(after).behind().ref());
        List<Region> found = left.isEmpty()
                ? List.of()
                : regions.inRanges(left, size + 1).stream()
                        .map(RegionRow::toRegion)
                        .toList();
        return Page.firstOf(found, size, Regions::cursor);
    }

    /**
     * A page of the regions that have the words of a query in their names, or its digits at the beginning of their code,
     * higher levels first. Of several words, one must be in the name, the others there or in the names above. A page may be
     * short and yet not the last: it examines no more than 200 rows.
     *
     * @param first 1 to 100
     * @param after a cursor of an earlier page, or null
     * @throws BadInput if there is nothing to look for, or too much
     */
    public Page<Region> search(String query, int first, @Nullable String after) {
        return search.page(query, first, after);
    }

    /** The regions from the province down to each of these, itself the last, by code. Regions that are not there are left out. */
    public Map<RegionCode, List<Region>> paths(Collection<RegionCode> codes) {
        Set<Long> all = new LinkedHashSet<>();
        codes.forEach(code -> code.path().forEach(above -> all.add(above.value())));
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<Long, Region> found =
                regions.byCodes(all).stream().collect(Collectors.toMap(RegionRow::code, RegionRow::toRegion));
        return codes.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        code -> code.path().stream()
                                .filter(above -> found.containsKey(above.value()))
                                .map(above -> found.get(above.value()))
                                .toList()));
    }

    /** What people call each of these, as in 子营街道; of one that is there no more the nearest above it; empty where none is. */
    public Map<RegionCode, String> shortNames(Collection<RegionCode> codes) {
        return paths(codes).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, path -> shortName(path.getValue())));
    }

    public String shortName(RegionCode code) {
        return shortName(paths(Set.of(code)).getOrDefault(code, List.of()));
    }

    private static String shortName(List<Region> path) {
        return path.isEmpty() ? "" : path.get(path.size() - 1).shortName();
    }

    /** The communities in which areas lie, by the opaque ids of the areas: one statement for all. */
    Map<String, Region> ofGrids(Collection<String> opaqueIds) {
        return regions.ofGrids(opaqueIds.stream().map(Ids::fromOpaque).toList()).stream()
                .collect(Collectors.toMap(row -> Ids.toOpaque(row.gridId()), GridRegionRow::toRegion));
    }

    /** The regions above each of these, from the province down: one statement for all. */
    public Map<Region, List<Region>> ancestors(Collection<Region> below) {
        Map<Region, RegionCode> parents = new HashMap<>();
        below.forEach(region -> new RegionCode(Long.parseLong(region.code()))
                .parent()
                .ifPresent(parent -> parents.put(region, parent)));
        Map<RegionCode, List<Region>> paths = paths(parents.values());
        return below.stream().distinct().collect(Collectors.toMap(Function.identity(), region -> {
            RegionCode parent = parents.get(region);
            return parent == null ? List.of() : paths.getOrDefault(parent, List.of());
        }));
    }

    private static String cursor(Region region) {
        return RegionCursor.at(Long.parseLong(region.code())).toString();
    }
}

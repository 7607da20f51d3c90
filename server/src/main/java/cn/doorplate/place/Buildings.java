package cn.doorplate.place;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Buildings, read whole: with compound, regions, grids and units, in four statements however many they are. */
@Service
class Buildings {

    private final PlaceMapper places;

    Buildings(PlaceMapper places) {
        this.places = places;
    }

    /** In the order asked for; what does not exist is left out. */
    List<Building> byIds(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, BuildingRow> rows =
                places.buildings(ids).stream().collect(Collectors.toMap(BuildingRow::id, Function.identity()));
        Map<Long, List<UnitRow>> units =
                places.unitsOf(ids).stream().collect(Collectors.groupingBy(UnitRow::buildingId));
        GridPaths grids = GridPaths.read(
                places,
                rows.values().stream()
                        .map(BuildingRow::gridId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        Map<Long, Region> regions = regions(rows.values());
        return ids.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(row -> complete(row, units.getOrDefault(row.id(), List.of()), grids, regions))
                .toList();
    }

    private Map<Long, Region> regions(Collection<BuildingRow> rows) {
        Set<Long> codes = new HashSet<>();
        rows.forEach(row -> new RegionCode(row.regionCode()).path().forEach(code -> codes.add(code.value())));
        Map<Long, Region> regions = new HashMap<>();
        if (!codes.isEmpty()) {
            places.regions(codes).forEach(row -> regions.put(row.code(), row.toRegion()));
        }
        return regions;
    }

    private static Building complete(BuildingRow row, List<UnitRow> units, GridPaths grids, Map<Long, Region> regions) {
        return new Building(
                Ids.toOpaque(row.id()),
                row.name(),
                row.address(),
                location(row),
                compound(row),
                path(new RegionCode(row.regionCode()), regions),
                grids.pathTo(row.gridId()).stream().map(Buildings::grid).toList(),
                units.stream().map(Buildings::unit).toList());
    }

    private static List<Region> path(RegionCode code, Map<Long, Region> regions) {
        List<Region> path = new ArrayList<>();
        for (RegionCode above : code.path()) {
            Region region = regions.get(above.value());
            if (region != null) {
                path.add(region);
            }
        }
        return path;
    }

    private static @Nullable Location location(BuildingRow row) {
        return row.longitude() == null || row.latitude() == null ? null : new Location(row.longitude(), row.latitude());
    }

    private static @Nullable Compound compound(BuildingRow row) {
        return row.compoundId() == null
                ? null
                : new Compound(
                        Ids.toOpaque(row.compoundId()),
                        Objects.requireNonNullElse(row.compoundName(), ""),
                        Objects.requireNonNullElse(row.compoundAddress(), ""));
    }

    static Grid grid(GridRow row) {
        return new Grid(Ids.toOpaque(row.id()), row.kind(), row.name());
    }

    static Unit unit(UnitRow row) {
        return new Unit(Ids.toOpaque(row.id()), row.name());
    }
}

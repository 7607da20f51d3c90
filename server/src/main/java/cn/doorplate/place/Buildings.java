package cn.doorplate.place;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Buildings, read whole: with compound, regions, grids and units, in four statements however many they are. */
@Service
class Buildings {

    private final PlaceMapper places;
    private final Regions regions;

    Buildings(PlaceMapper places, Regions regions) {
        this.places = places;
        this.regions = regions;
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
        Map<RegionCode, List<Region>> paths = regions.paths(rows.values().stream()
                .map(row -> new RegionCode(row.regionCode()))
                .toList());
        return ids.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(row -> complete(
                        row,
                        units.getOrDefault(row.id(), List.of()),
                        grids,
                        paths.getOrDefault(new RegionCode(row.regionCode()), List.of())))
                .toList();
    }

    /** The same, by id. */
    Map<Long, Building> byId(List<Long> ids) {
        return byIds(ids).stream()
                .collect(Collectors.toMap(building -> Ids.fromOpaque(building.id()), Function.identity()));
    }

    /** The buildings of units, by the opaque ids of the units: one statement more, for all. */
    Map<String, Building> ofUnits(Collection<String> opaqueIds) {
        List<UnitRow> units =
                places.units(opaqueIds.stream().map(Ids::fromOpaque).toList());
        Map<Long, Building> theirs =
                byId(units.stream().map(UnitRow::buildingId).distinct().toList());
        return units.stream()
                .filter(unit -> theirs.containsKey(unit.buildingId()))
                .collect(Collectors.toMap(unit -> Ids.toOpaque(unit.id()), unit -> theirs.get(unit.buildingId())));
    }

    private static Building complete(BuildingRow row, List<UnitRow> units, GridPaths grids, List<Region> regionPath) {
        return new Building(
                Ids.toOpaque(row.id()),
                row.name(),
                row.address(),
                location(row),
                compound(row),
                regionPath,
                grids.pathTo(row.gridId()).stream().map(Buildings::grid).toList(),
                units.stream().map(Buildings::unit).toList());
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

package cn.doorplate.place;

import cn.doorplate.place.DoorplateMapper.Door;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What lies around doors, read for all of them together. */
final class PlateGround {

    /** Households of more ten-household units than these behind one door: then their heads are nobody's neighbours there. */
    private static final int MOST_NEIGHBOURS = 5;

    private final Map<Long, BuildingRow> buildings;
    private final Map<Long, UnitRow> units;
    private final Map<Long, List<Long>> neighboursInBuildings;
    private final Map<Long, List<Long>> neighboursInUnits;
    private final GridPaths grids;

    private PlateGround(PlaceMapper places, Collection<Door> doors) {
        buildings = read(places::buildings, ids(doors.stream().map(Door::buildingId)), BuildingRow::id);
        units = read(places::units, ids(doors.stream().map(Door::unitId)), UnitRow::id);
        neighboursInUnits = neighbours(places::neighboursInUnits, units.keySet());
        neighboursInBuildings = neighbours(
                places::neighboursInBuildings,
                ids(doors.stream().filter(door -> unit(door) == null).map(Door::buildingId)));
        grids = GridPaths.read(places, ids(doors.stream().flatMap(door -> gridIds(door).stream())));
    }

    static PlateGround read(PlaceMapper places, Collection<Door> doors) {
        return new PlateGround(places, doors);
    }

    BuildingRow building(Door door) {
        return Objects.requireNonNull(buildings.get(door.buildingId()));
    }

    @Nullable UnitRow unit(Door door) {
        UnitRow unit = door.unitId() == null ? null : units.get(door.unitId());
        return unit != null && unit.buildingId() == door.buildingId() ? unit : null;
    }

    /** The areas that hold the door, each from the widest down. */
    List<List<GridRow>> gridPaths(Door door) {
        return gridIds(door).stream().map(grids::pathTo).toList();
    }

    /** The finest areas first: those of the households behind the door, then the stairwell's, then the building's. */
    private List<Long> gridIds(Door door) {
        UnitRow unit = unit(door);
        List<Long> neighbours = unit == null
                ? neighboursInBuildings.getOrDefault(door.buildingId(), List.of())
                : neighboursInUnits.getOrDefault(unit.id(), List.of());
        List<Long> ids = new ArrayList<>(neighbours.size() > MOST_NEIGHBOURS ? List.of() : neighbours);
        if (unit != null && unit.gridId() != null) {
            ids.add(unit.gridId());
        }
        Long around = building(door).gridId();
        if (around != null) {
            ids.add(around);
        }
        return ids.stream().distinct().toList();
    }

    private static List<Long> ids(Stream<@Nullable Long> ids) {
        return ids.filter(Objects::nonNull).distinct().toList();
    }

    private static <R> Map<Long, R> read(
            Function<Collection<Long>, List<R>> statement, Collection<Long> ids, Function<R, Long> id) {
        return ids.isEmpty()
                ? Map.of()
                : statement.apply(ids).stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private static Map<Long, List<Long>> neighbours(
            Function<Collection<Long>, List<NeighboursRow>> statement, Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : statement.apply(ids).stream()
                        .collect(Collectors.groupingBy(
                                NeighboursRow::placeId,
                                Collectors.mapping(NeighboursRow::gridId, Collectors.toList())));
    }
}

package cn.doorplate.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places that hold a door, nearest first: whose people are called in this order, and whose changes concern its page. */
final class Surroundings {

    /** @param name as people say it */
    record Place(PlaceKind kind, long id, String name) {

        PlaceRef ref() {
            return new PlaceRef(kind, id);
        }
    }

    private final List<Place> places = new ArrayList<>();

    /**
     * @param gridPaths of the areas that hold the door, each from the widest down; the ten-household units among them come
     *     first of all, being the neighbours themselves
     */
    static Surroundings of(
            @Nullable UnitRow unit, BuildingRow building, List<List<GridRow>> gridPaths, List<Region> regions) {
        Surroundings around = new Surroundings();
        Set<GridRow> grids = nearestFirst(gridPaths);
        grids.stream()
                .filter(grid -> grid.kind() == GridKind.TEN_HOUSEHOLD_UNIT)
                .forEach(around::add);
        if (unit != null) {
            around.places.add(new Place(PlaceKind.UNIT, unit.id(), building.name() + unit.name()));
        }
        around.places.add(new Place(PlaceKind.BUILDING, building.id(), building.name()));
        grids.stream().filter(grid -> grid.kind() == GridKind.ZONE).forEach(around::add);
        grids.stream().filter(grid -> grid.kind() == GridKind.GRID).forEach(around::add);
        if (building.compoundId() != null && building.compoundName() != null) {
            around.places.add(new Place(PlaceKind.COMPOUND, building.compoundId(), building.compoundName()));
        }
        List<Region> upwards = new ArrayList<>(regions);
        Collections.reverse(upwards);
        upwards.forEach(region ->
                around.places.add(new Place(PlaceKind.REGION, Long.parseLong(region.code()), region.shortName())));
        return around;
    }

    private static Set<GridRow> nearestFirst(List<List<GridRow>> gridPaths) {
        Set<GridRow> grids = new LinkedHashSet<>();
        for (List<GridRow> path : gridPaths) {
            List<GridRow> upwards = new ArrayList<>(path);
            Collections.reverse(upwards);
            grids.addAll(upwards);
        }
        return grids;
    }

    private void add(GridRow grid) {
        places.add(new Place(PlaceKind.GRID, grid.id(), grid.name()));
    }

    List<Place> nearestFirst() {
        return places;
    }

    static Map<PlaceKind, Set<Long>> idsByKind(Collection<Surroundings> doors) {
        Map<PlaceKind, Set<Long>> ids = new LinkedHashMap<>();
        doors.stream()
                .flatMap(door -> door.places.stream())
                .forEach(place -> ids.computeIfAbsent(place.kind(), kind -> new LinkedHashSet<>())
                        .add(place.id()));
        return ids;
    }

    List<Long> gridIds() {
        return places.stream()
                .filter(place -> place.kind() == PlaceKind.GRID)
                .map(Place::id)
                .toList();
    }
}

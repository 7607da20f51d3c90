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
    record Place(ResponsibleLevelKind level, PlaceKind kind, long id, String name) {

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
            around.places.add(
                    new Place(ResponsibleLevelKind.UNIT, PlaceKind.UNIT, unit.id(), building.name() + unit.name()));
        }
        around.places.add(new Place(ResponsibleLevelKind.BUILDING, PlaceKind.BUILDING, building.id(), building.name()));
        grids.stream().filter(grid -> grid.kind() == GridKind.ZONE).forEach(around::add);
        grids.stream().filter(grid -> grid.kind() == GridKind.GRID).forEach(around::add);
        if (building.compoundId() != null && building.compoundName() != null) {
            around.add(building.compoundId(), building.compoundName());
        }
        List<Region> upwards = new ArrayList<>(regions);
        Collections.reverse(upwards);
        upwards.forEach(around::add);
        return around;
    }

    /**
     * Of a place that is no door: an area, a compound or a region.
     *
     * @param path nearest first
     * @param known the places on it, as they are served
     */
    static Surroundings of(PlacePath path, Map<PlaceRef, Object> known) {
        Surroundings around = new Surroundings();
        for (PlaceRef place : path.places()) {
            Object there = known.get(place);
            if (there instanceof Grid grid) {
                around.add(place.id(), grid.kind(), grid.name());
            } else if (there instanceof Compound compound) {
                around.add(place.id(), compound.name());
            } else if (there instanceof Region region) {
                around.add(region);
            }
        }
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
        add(grid.id(), grid.kind(), grid.name());
    }

    private void add(long grid, GridKind kind, String name) {
        places.add(new Place(ResponsibleLevelKind.of(kind), PlaceKind.GRID, grid, name));
    }

    private void add(long compound, String name) {
        places.add(new Place(ResponsibleLevelKind.COMPOUND, PlaceKind.COMPOUND, compound, name));
    }

    private void add(Region region) {
        places.add(new Place(
                ResponsibleLevelKind.of(region.level()),
                PlaceKind.REGION,
                Long.parseLong(region.code()),
                region.shortName()));
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

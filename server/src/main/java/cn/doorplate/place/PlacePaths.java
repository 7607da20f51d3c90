package cn.doorplate.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Where places lie: the question behind every "may they, here?". Read from the database each time, many at once. */
@Service
public class PlacePaths {

    private final PlacePathMapper rows;
    private final PlaceMapper places;

    PlacePaths(PlacePathMapper rows, PlaceMapper places) {
        this.rows = rows;
        this.places = places;
    }

    /** Empty if there is no such place. */
    public Optional<PlacePath> of(PlaceRef place) {
        return Optional.ofNullable(of(List.of(place)).get(place));
    }

    /** The paths of those that are there; two statements a kind at most. */
    public Map<PlaceRef, PlacePath> of(Collection<PlaceRef> asked) {
        Map<PlaceRef, PlacePath> paths = new HashMap<>();
        byKind(asked)
                .forEach((kind, ids) -> paths(rows(kind, ids)).forEach((id, path) -> {
                    paths.put(new PlaceRef(kind, id), path);
                }));
        return paths;
    }

    /** Where households lie, by their ids; each path begins with the unit, or the building of one that has none. */
    public Map<Long, PlacePath> ofHouseholds(Collection<Long> households) {
        return households.isEmpty() ? Map.of() : paths(rows.households(households));
    }

    /**
     * Which of other places have a door in common with a place: they lie in it, or around it, or as a compound lies across
     * grids. A handful of statements.
     */
    public Set<PlaceRef> meeting(PlaceRef place, Collection<PlaceRef> others) {
        Set<PlaceRef> asked = new LinkedHashSet<>(others);
        asked.add(place);
        Map<PlaceRef, PlacePath> found = of(asked);
        PlacePath path = found.get(place);
        if (path == null) {
            return Set.of();
        }
        Set<PlaceRef> open = new LinkedHashSet<>(others);
        open.retainAll(found.keySet());
        Set<PlaceRef> meeting = open.stream()
                .filter(other -> path.contains(other) || lies(found.get(other), place))
                .collect(Collectors.toCollection(HashSet::new));
        open.removeAll(meeting);
        // Whatever lies across another place lies in the same community.
        open.removeIf(other -> !lies(
                found.get(other), new PlaceRef(PlaceKind.REGION, path.region().value())));
        List<PlacePath> doors = doors(place, open);
        open.stream()
                .filter(other -> doors.stream().anyMatch(door -> door.contains(place) && door.contains(other)))
                .forEach(meeting::add);
        return meeting;
    }

    private static boolean lies(@Nullable PlacePath path, PlaceRef around) {
        return path != null && path.contains(around);
    }

    /** Doors among which one must be that lies in the place and in another, if there is any. */
    private List<PlacePath> doors(PlaceRef place, Set<PlaceRef> others) {
        List<PlaceRef> small = Stream.concat(Stream.of(place), others.stream())
                .filter(it -> it.kind() != PlaceKind.GRID && it.kind() != PlaceKind.REGION)
                .toList();
        if (others.isEmpty() || small.isEmpty()) {
            return List.of();
        }
        List<PlacePathRow> found = rows.doors(small.contains(place) ? List.of(place) : small);
        GridPaths grids = GridPaths.read(
                places, found.stream().flatMap(PlacePathRow::gridIds).collect(Collectors.toSet()));
        return found.stream().map(row -> path(row, grids)).toList();
    }

    private static Map<PlaceKind, Set<Long>> byKind(Collection<PlaceRef> places) {
        return places.stream()
                .collect(Collectors.groupingBy(
                        PlaceRef::kind, Collectors.mapping(PlaceRef::id, Collectors.toCollection(LinkedHashSet::new))));
    }

    private List<PlacePathRow> rows(PlaceKind kind, Set<Long> ids) {
        return switch (kind) {
            case REGION -> rows.regions(ids);
            case GRID -> rows.grids(ids);
            case COMPOUND -> rows.compounds(ids);
            case BUILDING -> rows.buildings(ids);
            case UNIT -> rows.units(ids);
        };
    }

    private Map<Long, PlacePath> paths(List<PlacePathRow> found) {
        Set<Long> gridIds = found.stream().flatMap(PlacePathRow::gridIds).collect(Collectors.toSet());
        GridPaths grids = GridPaths.read(places, gridIds);
        return found.stream().collect(Collectors.toMap(PlacePathRow::id, row -> path(row, grids)));
    }

    private static PlacePath path(PlacePathRow row, GridPaths grids) {
        List<PlaceRef> places = new ArrayList<>();
        add(places, PlaceKind.UNIT, row.unitId());
        add(places, PlaceKind.BUILDING, row.buildingId());
        row.gridIds()
                .flatMap(id -> upwards(grids.pathTo(id)).stream())
                .map(GridRow::id)
                .distinct()
                .forEach(id -> add(places, PlaceKind.GRID, id));
        add(places, PlaceKind.COMPOUND, row.compoundId());
        upwards(new RegionCode(row.regionCode()).path()).forEach(code -> add(places, PlaceKind.REGION, code.value()));
        return new PlacePath(List.copyOf(places));
    }

    private static <T> List<T> upwards(List<T> downwards) {
        List<T> upwards = new ArrayList<>(downwards);
        Collections.reverse(upwards);
        return upwards;
    }

    private static void add(List<PlaceRef> places, PlaceKind kind, @Nullable Long id) {
        if (id != null) {
            places.add(new PlaceRef(kind, id));
        }
    }
}

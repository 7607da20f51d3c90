package cn.doorplate.place;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Places of any kind by their names, as the schema's union {@code Place} shows them. They are public. */
@Service
public class Places {

    private final Regions regions;
    private final Buildings buildings;
    private final PlaceMapper rows;
    private final PlaceNameMapper named;

    Places(Regions regions, Buildings buildings, PlaceMapper rows, PlaceNameMapper named) {
        this.named = named;
        this.regions = regions;
        this.buildings = buildings;
        this.rows = rows;
    }

    /** Regions, grids, compounds, buildings and units, as they are served; those that are not there are left out. */
    public Map<PlaceRef, Object> of(Collection<PlaceRef> places) {
        Map<PlaceRef, Object> found = new HashMap<>();
        places.stream()
                .collect(Collectors.groupingBy(
                        PlaceRef::kind, Collectors.mapping(PlaceRef::id, Collectors.toCollection(LinkedHashSet::new))))
                .forEach((kind, ids) -> of(kind, ids).forEach((id, place) -> found.put(new PlaceRef(kind, id), place)));
        return found;
    }

    /** What they are called, by one statement: of a region its short name. Those that are not there are left out. */
    public Map<PlaceRef, String> names(Collection<PlaceRef> places) {
        Map<PlaceKind, Set<Long>> byKind = places.stream()
                .collect(Collectors.groupingBy(
                        PlaceRef::kind,
                        TreeMap::new,
                        Collectors.mapping(PlaceRef::id, Collectors.toCollection(TreeSet::new))));
        return byKind.isEmpty()
                ? Map.of()
                : named
                        .of(byKind.entrySet().stream()
                                .map(some -> new PlaceNameMapper.OfKind(some.getKey(), some.getValue()))
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(it -> new PlaceRef(it.kind(), it.id()), PlaceNameMapper.Named::name));
    }

    /** As people say it, without what lies around it; null for a place that is not there. */
    public static @Nullable String nameOf(@Nullable Object place) {
        if (place instanceof Region region) {
            return region.name();
        }
        if (place instanceof Grid grid) {
            return grid.name();
        }
        if (place instanceof Compound compound) {
            return compound.name();
        }
        if (place instanceof Building building) {
            return building.name();
        }
        return place instanceof Unit unit ? unit.name() : null;
    }

    private Map<Long, ?> of(PlaceKind kind, Set<Long> ids) {
        return switch (kind) {
            case REGION -> regions.byCodes(ids);
            case GRID -> rows.grids(ids).stream().collect(Collectors.toMap(GridRow::id, Buildings::grid));
            case COMPOUND ->
                rows.compounds(ids).stream().collect(Collectors.toMap(CompoundRow::id, CompoundRow::toCompound));
            case BUILDING -> buildings.byId(List.copyOf(ids));
            case UNIT -> rows.units(ids).stream().collect(Collectors.toMap(UnitRow::id, Buildings::unit));
        };
    }
}

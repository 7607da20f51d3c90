package cn.doorplate.place;

import cn.doorplate.shared.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The area right above an area, and the own area of a unit: one statement for many areas, two for many units. */
@Service
public class AreasAbove {

    private final PlaceMapper places;

    AreasAbove(PlaceMapper places) {
        this.places = places;
    }

    /** By the opaque ids of areas; what is a grid already is left out. */
    public Map<String, Grid> ofGrids(Collection<String> opaqueIds) {
        Map<Long, GridRow> known =
                gridsUpFrom(opaqueIds.stream().map(Ids::fromOpaque).toList());
        Map<String, Grid> parents = new HashMap<>();
        known.values().forEach(row -> {
            GridRow parent = row.parentId() == null ? null : known.get(row.parentId());
            if (parent != null) {
                parents.put(Ids.toOpaque(row.id()), Buildings.grid(parent));
            }
        });
        return parents;
    }

    /** By the opaque ids of units; those without an area of their own are left out. */
    public Map<String, Grid> ofUnits(Collection<String> opaqueIds) {
        List<UnitRow> units =
                places.units(opaqueIds.stream().map(Ids::fromOpaque).toList());
        Map<Long, GridRow> known = gridsUpFrom(
                units.stream().map(UnitRow::gridId).filter(Objects::nonNull).toList());
        Map<String, Grid> own = new HashMap<>();
        units.forEach(unit -> {
            GridRow grid = unit.gridId() == null ? null : known.get(unit.gridId());
            if (grid != null) {
                own.put(Ids.toOpaque(unit.id()), Buildings.grid(grid));
            }
        });
        return own;
    }

    private Map<Long, GridRow> gridsUpFrom(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : places.gridsUpFrom(ids).stream().collect(Collectors.toMap(GridRow::id, row -> row));
    }
}

package cn.doorplate.upkeep;

import cn.doorplate.place.AreasAbove;
import cn.doorplate.place.Building;
import cn.doorplate.place.Compound;
import cn.doorplate.place.Grid;
import cn.doorplate.place.KeptPlaces;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

/** What staff see of places that everybody sees less of. */
@Controller
class KeptFieldsController {

    private final KeptPlaces places;
    private final AreasAbove areas;

    KeptFieldsController(KeptPlaces places, AreasAbove areas) {
        this.places = places;
        this.areas = areas;
    }

    @BatchMapping(typeName = "Grid", field = "version")
    Map<Grid, Integer> versionsOfGrids(List<Grid> grids) {
        return versions(PlaceKind.GRID, grids, Grid::id);
    }

    @BatchMapping(typeName = "Compound", field = "version")
    Map<Compound, Integer> versionsOfCompounds(List<Compound> compounds) {
        return versions(PlaceKind.COMPOUND, compounds, Compound::id);
    }

    @BatchMapping(typeName = "Building", field = "version")
    Map<Building, Integer> versionsOfBuildings(List<Building> buildings) {
        return versions(PlaceKind.BUILDING, buildings, Building::id);
    }

    @BatchMapping(typeName = "Unit", field = "version")
    Map<Unit, Integer> versionsOfUnits(List<Unit> units) {
        return versions(PlaceKind.UNIT, units, Unit::id);
    }

    @BatchMapping(typeName = "Grid", field = "parent")
    Map<Grid, Grid> parents(List<Grid> grids) {
        return byOwner(
                grids, Grid::id, areas.ofGrids(grids.stream().map(Grid::id).toList()));
    }

    @BatchMapping(typeName = "Unit", field = "grid")
    Map<Unit, Grid> areasOfUnits(List<Unit> units) {
        return byOwner(
                units, Unit::id, areas.ofUnits(units.stream().map(Unit::id).toList()));
    }

    private <T> Map<T, Integer> versions(PlaceKind kind, List<T> owners, Function<T, String> id) {
        return byOwner(owners, id, places.versions(kind, owners.stream().map(id).toList()));
    }

    private static <T, V> Map<T, V> byOwner(List<T> owners, Function<T, String> id, Map<String, V> values) {
        Map<T, V> byOwner = new HashMap<>();
        for (T owner : owners) {
            V value = values.get(id.apply(owner));
            if (value != null) {
                byOwner.put(owner, value);
            }
        }
        return byOwner;
    }
}

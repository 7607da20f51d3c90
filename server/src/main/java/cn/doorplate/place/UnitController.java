package cn.doorplate.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

@Controller
class UnitController {

    private final Buildings buildings;

    UnitController(Buildings buildings) {
        this.buildings = buildings;
    }

    @BatchMapping(typeName = "Unit")
    Map<Unit, Building> building(List<Unit> units) {
        Map<String, Building> known =
                buildings.ofUnits(units.stream().map(Unit::id).toList());
        Map<Unit, Building> theirs = new HashMap<>();
        for (Unit unit : units) {
            Building building = known.get(unit.id());
            if (building != null) {
                theirs.put(unit, building);
            }
        }
        return theirs;
    }
}

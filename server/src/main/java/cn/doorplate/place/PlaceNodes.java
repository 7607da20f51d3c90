package cn.doorplate.place;

import cn.doorplate.shared.NodeSource;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Buildings, compounds, units and areas by their ids. They are public. */
@Component
class PlaceNodes implements NodeSource {

    private final Buildings buildings;
    private final PlaceMapper places;

    PlaceNodes(Buildings buildings, PlaceMapper places) {
        this.buildings = buildings;
        this.places = places;
    }

    @Override
    public @Nullable Object find(long id, GraphQLContext context) {
        List<Building> found = buildings.byIds(List.of(id));
        if (!found.isEmpty()) {
            return found.get(0);
        }
        CompoundRow compound = places.compound(id);
        if (compound != null) {
            return compound.toCompound();
        }
        UnitRow unit = places.unit(id);
        if (unit != null) {
            return Buildings.unit(unit);
        }
        return places.gridsUpFrom(List.of(id)).stream()
                .filter(row -> row.id() == id)
                .findFirst()
                .map(Buildings::grid)
                .orElse(null);
    }
}

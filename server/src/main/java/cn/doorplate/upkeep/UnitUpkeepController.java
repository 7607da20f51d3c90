package cn.doorplate.upkeep;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Unit;
import cn.doorplate.place.UnitRegister;
import cn.doorplate.shared.UserError;
import cn.doorplate.upkeep.Desk.DonePayload;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** A unit is kept where it lies: in its area, or else in its building. */
@Controller
class UnitUpkeepController {

    private final Viewers viewers;
    private final Permits permits;
    private final Desk desk;
    private final UnitRegister units;

    UnitUpkeepController(Viewers viewers, Permits permits, Desk desk, UnitRegister units) {
        this.viewers = viewers;
        this.permits = permits;
        this.desk = desk;
        this.units = units;
    }

    record UnitCreateInput(String building, @Nullable String grid, String name, String idempotencyKey)
            implements Desk.Creation {}

    record UnitUpdateInput(
            String unit, int version, @Nullable String grid, String name) {}

    record UnitRemoveInput(String unit, int version) {}

    record UnitPayload(@Nullable Unit unit, List<UserError> userErrors) {}

    @MutationMapping
    UnitPayload unitCreate(@Argument UnitCreateInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        long building = Permits.id(input.building());
        Long grid = Permits.idOrNull(input.grid());
        permits.requireInside(viewer, Permission.KEEP_PLACES, grid, new PlaceRef(PlaceKind.BUILDING, building));
        return desk.outcome(
                () -> shown(desk.create(viewer, "unitCreate", input, () -> units.enter(building, grid, input.name()))),
                UnitPayload::new);
    }

    @MutationMapping
    UnitPayload unitUpdate(@Argument UnitUpdateInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        long id = Permits.id(input.unit());
        Long grid = Permits.idOrNull(input.grid());
        PlacePath path = permits.require(viewer, Permission.KEEP_PLACES, new PlaceRef(PlaceKind.UNIT, id));
        permits.requireInside(viewer, Permission.KEEP_PLACES, grid, buildingOn(path));
        return desk.outcome(
                () -> {
                    units.correct(id, input.version(), grid, input.name());
                    return shown(input.unit());
                },
                UnitPayload::new);
    }

    @MutationMapping
    DonePayload unitRemove(@Argument UnitRemoveInput input, GraphQLContext context) {
        long id = Permits.id(input.unit());
        permits.require(viewers.of(context), Permission.KEEP_PLACES, new PlaceRef(PlaceKind.UNIT, id));
        return desk.done(() -> units.remove(id, input.version()));
    }

    private static PlaceRef buildingOn(PlacePath path) {
        return path.places().stream()
                .filter(place -> place.kind() == PlaceKind.BUILDING)
                .findFirst()
                .orElseThrow(Permits::notFound);
    }

    private @Nullable Unit shown(String id) {
        return desk.now(PlaceKind.UNIT, id, Unit.class);
    }
}

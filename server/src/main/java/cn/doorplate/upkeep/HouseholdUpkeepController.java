package cn.doorplate.upkeep;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.Household;
import cn.doorplate.place.HouseholdRegister;
import cn.doorplate.place.KeptPlaces;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.UserError;
import cn.doorplate.upkeep.Desk.DonePayload;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** A household is kept where it lies: in its area, or else in its unit or building. */
@Controller
class HouseholdUpkeepController {

    private final Viewers viewers;
    private final Permits permits;
    private final Desk desk;
    private final HouseholdRegister households;
    private final KeptPlaces kept;

    HouseholdUpkeepController(
            Viewers viewers, Permits permits, Desk desk, HouseholdRegister households, KeptPlaces kept) {
        this.viewers = viewers;
        this.permits = permits;
        this.desk = desk;
        this.households = households;
        this.kept = kept;
    }

    record HouseholdCreateInput(
            String building,
            @Nullable String unit,
            @Nullable String grid,
            String door,
            String idempotencyKey) implements Desk.Creation {}

    record HouseholdUpdateInput(
            String household, int version, @Nullable String grid, String door) {}

    record HouseholdRemoveInput(String household, int version) {}

    record HouseholdPayload(@Nullable Household household, List<UserError> userErrors) {}

    @MutationMapping
    HouseholdPayload householdCreate(@Argument HouseholdCreateInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        long building = Permits.id(input.building());
        Long unit = Permits.idOrNull(input.unit());
        Long grid = Permits.idOrNull(input.grid());
        PlaceRef door = unit == null ? new PlaceRef(PlaceKind.BUILDING, building) : new PlaceRef(PlaceKind.UNIT, unit);
        permits.requireInside(viewer, Permission.KEEP_PLACES, grid, door);
        return desk.outcome(
                () -> shown(desk.create(
                        viewer, "householdCreate", input, () -> households.enter(building, unit, grid, input.door()))),
                HouseholdPayload::new);
    }

    @MutationMapping
    HouseholdPayload householdUpdate(@Argument HouseholdUpdateInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        long id = Permits.id(input.household());
        Long grid = Permits.idOrNull(input.grid());
        PlacePath path = permits.requireHousehold(viewer, Permission.KEEP_PLACES, id);
        permits.requireInside(viewer, Permission.KEEP_PLACES, grid, path.place());
        return desk.outcome(
                () -> {
                    households.correct(id, input.version(), grid, input.door());
                    return shown(input.household());
                },
                HouseholdPayload::new);
    }

    @MutationMapping
    DonePayload householdRemove(@Argument HouseholdRemoveInput input, GraphQLContext context) {
        long id = Permits.id(input.household());
        permits.requireHousehold(viewers.of(context), Permission.KEEP_PLACES, id);
        return desk.done(() -> households.remove(id, input.version()));
    }

    private @Nullable Household shown(String id) {
        return kept.household(Permits.id(id)).orElse(null);
    }
}

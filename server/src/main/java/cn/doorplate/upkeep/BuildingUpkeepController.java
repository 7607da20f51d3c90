package cn.doorplate.upkeep;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.Building;
import cn.doorplate.place.BuildingEntry;
import cn.doorplate.place.BuildingRegister;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Location;
import cn.doorplate.shared.UserError;
import cn.doorplate.upkeep.Desk.DonePayload;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** A building is kept where it lies; who moves it has to keep both ends. */
@Controller
class BuildingUpkeepController {

    private final Viewers viewers;
    private final Permits permits;
    private final Desk desk;
    private final BuildingRegister buildings;

    BuildingUpkeepController(Viewers viewers, Permits permits, Desk desk, BuildingRegister buildings) {
        this.viewers = viewers;
        this.permits = permits;
        this.desk = desk;
        this.buildings = buildings;
    }

    record BuildingCreateInput(
            String region,
            @Nullable String compound,
            @Nullable String grid,
            String name,
            String address,
            @Nullable Location location,
            String idempotencyKey)
            implements Desk.Creation {

        BuildingEntry entry() {
            return new BuildingEntry(Permits.idOrNull(compound), Permits.idOrNull(grid), name, address, location);
        }
    }

    record BuildingUpdateInput(
            String building,
            int version,
            @Nullable String compound,
            @Nullable String grid,
            String name,
            String address,
            @Nullable Location location) {

        BuildingEntry entry() {
            return new BuildingEntry(Permits.idOrNull(compound), Permits.idOrNull(grid), name, address, location);
        }
    }

    record BuildingRemoveInput(String building, int version) {}

    record BuildingPayload(@Nullable Building building, List<UserError> userErrors) {}

    @MutationMapping
    BuildingPayload buildingCreate(@Argument BuildingCreateInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        RegionCode region = Permits.region(input.region());
        BuildingEntry entry = input.entry();
        permits.requireInside(viewer, Permission.KEEP_PLACES, entry.gridId(), Permits.at(region));
        return desk.outcome(
                () -> shown(desk.create(viewer, "buildingCreate", input, () -> buildings.enter(region, entry))),
                BuildingPayload::new);
    }

    @MutationMapping
    BuildingPayload buildingUpdate(@Argument BuildingUpdateInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        long id = Permits.id(input.building());
        PlacePath path = permits.require(viewer, Permission.KEEP_PLACES, new PlaceRef(PlaceKind.BUILDING, id));
        BuildingEntry entry = input.entry();
        permits.requireInside(viewer, Permission.KEEP_PLACES, entry.gridId(), Permits.at(path.region()));
        return desk.outcome(
                () -> {
                    buildings.correct(id, input.version(), entry);
                    return shown(input.building());
                },
                BuildingPayload::new);
    }

    @MutationMapping
    DonePayload buildingRemove(@Argument BuildingRemoveInput input, GraphQLContext context) {
        long id = Permits.id(input.building());
        permits.require(viewers.of(context), Permission.KEEP_PLACES, new PlaceRef(PlaceKind.BUILDING, id));
        return desk.done(() -> buildings.remove(id, input.version()));
    }

    private @Nullable Building shown(String id) {
        return desk.now(PlaceKind.BUILDING, id, Building.class);
    }
}

package cn.doorplate.upkeep;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.Grid;
import cn.doorplate.place.GridKind;
import cn.doorplate.place.GridRegister;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.UserError;
import cn.doorplate.upkeep.Desk.DonePayload;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** A grid is the community's; what lies in a grid is its grid worker's too. */
@Controller
class GridUpkeepController {

    private final Viewers viewers;
    private final Permits permits;
    private final Desk desk;
    private final GridRegister grids;

    GridUpkeepController(Viewers viewers, Permits permits, Desk desk, GridRegister grids) {
        this.viewers = viewers;
        this.permits = permits;
        this.desk = desk;
        this.grids = grids;
    }

    record GridCreateInput(String region, @Nullable String parent, GridKind kind, String name, String idempotencyKey)
            implements Desk.Creation {}

    record GridUpdateInput(
            String grid, int version, @Nullable String parent, String name) {}

    record GridRemoveInput(String grid, int version) {}

    record GridPayload(@Nullable Grid grid, List<UserError> userErrors) {}

    @MutationMapping
    GridPayload gridCreate(@Argument GridCreateInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        RegionCode region = Permits.region(input.region());
        Long parent = Permits.idOrNull(input.parent());
        permits.requireInside(viewer, Permission.KEEP_PLACES, parent, Permits.at(region));
        return desk.outcome(
                () -> shown(desk.create(
                        viewer, "gridCreate", input, () -> grids.enter(region, parent, input.kind(), input.name()))),
                GridPayload::new);
    }

    @MutationMapping
    GridPayload gridUpdate(@Argument GridUpdateInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        long id = Permits.id(input.grid());
        Long parent = Permits.idOrNull(input.parent());
        PlacePath path = requireAround(viewer, id);
        permits.requireInside(viewer, Permission.KEEP_PLACES, parent, Permits.at(path.region()));
        return desk.outcome(
                () -> {
                    grids.correct(id, input.version(), parent, input.name());
                    return shown(input.grid());
                },
                GridPayload::new);
    }

    @MutationMapping
    DonePayload gridRemove(@Argument GridRemoveInput input, GraphQLContext context) {
        long id = Permits.id(input.grid());
        requireAround(viewers.of(context), id);
        return desk.done(() -> grids.remove(id, input.version()));
    }

    /** Who keeps an area is not thereby who says that it is one: that is for who keeps what lies around it. */
    private PlacePath requireAround(Viewer viewer, long id) {
        PlacePath path = permits.require(viewer, Permission.KEEP_PLACES, new PlaceRef(PlaceKind.GRID, id));
        PlacePath around = new PlacePath(path.places().subList(1, path.places().size()));
        viewer.require(Permission.KEEP_PLACES, around);
        return path;
    }

    private @Nullable Grid shown(String id) {
        return desk.now(PlaceKind.GRID, id, Grid.class);
    }
}

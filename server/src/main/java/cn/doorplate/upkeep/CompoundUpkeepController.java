package cn.doorplate.upkeep;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.Compound;
import cn.doorplate.place.CompoundRegister;
import cn.doorplate.place.PlaceKind;
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

/** A compound may reach across grids, so it is the community's. */
@Controller
class CompoundUpkeepController {

    private final Viewers viewers;
    private final Permits permits;
    private final Desk desk;
    private final CompoundRegister compounds;

    CompoundUpkeepController(Viewers viewers, Permits permits, Desk desk, CompoundRegister compounds) {
        this.viewers = viewers;
        this.permits = permits;
        this.desk = desk;
        this.compounds = compounds;
    }

    record CompoundCreateInput(String region, String name, String address, String idempotencyKey)
            implements Desk.Creation {}

    record CompoundUpdateInput(String compound, int version, String name, String address) {}

    record CompoundRemoveInput(String compound, int version) {}

    record CompoundPayload(@Nullable Compound compound, List<UserError> userErrors) {}

    @MutationMapping
    CompoundPayload compoundCreate(@Argument CompoundCreateInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        RegionCode region = Permits.region(input.region());
        permits.require(viewer, Permission.KEEP_PLACES, Permits.at(region));
        return desk.outcome(
                () -> shown(desk.create(
                        viewer, "compoundCreate", input, () -> compounds.enter(region, input.name(), input.address()))),
                CompoundPayload::new);
    }

    @MutationMapping
    CompoundPayload compoundUpdate(@Argument CompoundUpdateInput input, GraphQLContext context) {
        long id = require(input.compound(), context);
        return desk.outcome(
                () -> {
                    compounds.correct(id, input.version(), input.name(), input.address());
                    return shown(input.compound());
                },
                CompoundPayload::new);
    }

    @MutationMapping
    DonePayload compoundRemove(@Argument CompoundRemoveInput input, GraphQLContext context) {
        long id = require(input.compound(), context);
        return desk.done(() -> compounds.remove(id, input.version()));
    }

    private long require(String compound, GraphQLContext context) {
        long id = Permits.id(compound);
        permits.require(viewers.of(context), Permission.KEEP_PLACES, new PlaceRef(PlaceKind.COMPOUND, id));
        return id;
    }

    private @Nullable Compound shown(String id) {
        return desk.now(PlaceKind.COMPOUND, id, Compound.class);
    }
}

package cn.doorplate.station;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import cn.doorplate.station.StationDeskController.StationInput;
import cn.doorplate.station.StationDeskController.StationPayload;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What staff say of how stations stand. */
@Controller
class StationStandingController {

    private final Viewers viewers;
    private final StationDesk desk;
    private final StationAmenities amenities;
    private final StationLots lots;
    private final StationFiles files;
    private final StationTextCheck texts;
    private final Once once;
    private final Outcomes outcomes;

    StationStandingController(
            Viewers viewers,
            StationDesk desk,
            StationAmenities amenities,
            StationLots lots,
            StationFiles files,
            StationTextCheck texts,
            Once once,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.desk = desk;
        this.amenities = amenities;
        this.lots = lots;
        this.files = files;
        this.texts = texts;
        this.once = once;
        this.outcomes = outcomes;
    }

    record StationCloseInput(
            String station,
            String reason,
            @Nullable Instant from,
            @Nullable Instant until) {}

    record StationAmenitySetInput(
            String station,
            AmenityKind kind,
            AmenitySet state,
            @Nullable Integer count,
            @Nullable String note) {}

    record StationLotAddInput(String idempotencyKey, String station, AmenityKind kind, String name, String expiresOn) {

        StationLotAddInput withoutKey() {
            return new StationLotAddInput("", station, kind, name, expiresOn);
        }
    }

    record StationLotRemoveInput(String lot) {}

    record StationLotAddPayload(@Nullable StationLot lot, List<UserError> userErrors) {}

    record StationLotRemovePayload(@Nullable String removed, List<UserError> userErrors) {}

    @MutationMapping
    StationPayload stationClose(@Argument StationCloseInput input, GraphQLContext context) {
        return changed(input.station(), context, (viewer, id) -> {
            String reason = Faults.line("reason", input.reason(), StationDesk.REASON);
            texts.requireFit(viewer.personId(), reason);
            desk.close(viewer, id, reason, input.from(), input.until());
        });
    }

    @MutationMapping
    StationPayload stationReopen(@Argument StationInput input, GraphQLContext context) {
        return changed(input.station(), context, desk::reopen);
    }

    @MutationMapping
    StationPayload stationAmenitySet(@Argument StationAmenitySetInput input, GraphQLContext context) {
        return changed(input.station(), context, (viewer, id) -> {
            if (input.note() != null) {
                texts.requireFit(viewer.personId(), input.note());
            }
            amenities.set(viewer, id, input.kind(), input.state(), input.count(), input.note());
        });
    }

    @MutationMapping
    StationLotAddPayload stationLotAdd(@Argument StationLotAddInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new StationLotAddPayload(
                        lots.find(Ids.fromOpaque(added(viewer, input))).orElse(null), List.of()),
                errors -> new StationLotAddPayload(null, errors));
    }

    private String added(Viewer viewer, StationLotAddInput input) {
        return once.run(
                Actor.person(viewer.personId()),
                "stationLotAdd",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(lots.add(
                        viewer, StationFiles.id(input.station()), input.kind(), input.name(), input.expiresOn())));
    }

    @MutationMapping
    StationLotRemovePayload stationLotRemove(@Argument StationLotRemoveInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    lots.remove(
                            viewer, Ids.fromOpaque(input.lot(), () -> Declined.at("lot", CommonErrorCode.NOT_FOUND)));
                    return new StationLotRemovePayload(input.lot(), List.of());
                },
                errors -> new StationLotRemovePayload(null, errors));
    }

    private StationPayload changed(String opaque, GraphQLContext context, ObjLongConsumer<Viewer> change) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    long id = StationFiles.id(opaque);
                    change.accept(viewer, id);
                    return new StationPayload(files.find(viewer, id).orElse(null), List.of());
                },
                errors -> new StationPayload(null, errors));
    }
}

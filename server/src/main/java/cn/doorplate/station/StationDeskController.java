package cn.doorplate.station;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What staff do with what stations are. */
@Controller
class StationDeskController {

    private final Viewers viewers;
    private final StationDesk desk;
    private final StationFiles files;
    private final StationTextCheck texts;
    private final Once once;
    private final Outcomes outcomes;

    StationDeskController(
            Viewers viewers,
            StationDesk desk,
            StationFiles files,
            StationTextCheck texts,
            Once once,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.desk = desk;
        this.files = files;
        this.texts = texts;
        this.once = once;
        this.outcomes = outcomes;
    }

    /** Of each of these. */
    record StationPayload(@Nullable StationFile file, List<UserError> userErrors) {}

    record StationRemovePayload(@Nullable String removed, List<UserError> userErrors) {}

    record StationCreateInput(String idempotencyKey, String region, StationContentInput content) {

        StationCreateInput withoutKey() {
            return new StationCreateInput("", region, content);
        }
    }

    record StationUpdateInput(String station, int version, StationContentInput content) {}

    record StationVersionInput(String station, int version) {}

    record StationInput(String station) {}

    @MutationMapping
    StationPayload stationCreate(@Argument StationCreateInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    texts.requireFit(viewer.personId(), input.content().texts());
                    return new StationPayload(file(viewer, Ids.fromOpaque(created(viewer, input))), List.of());
                },
                errors -> new StationPayload(null, errors));
    }

    private String created(Viewer viewer, StationCreateInput input) {
        return once.run(
                Actor.person(viewer.personId()),
                "stationCreate",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(desk.create(viewer, input.region(), input.content())));
    }

    @MutationMapping
    StationPayload stationUpdate(@Argument StationUpdateInput input, GraphQLContext context) {
        return changed(input.station(), context, (viewer, id) -> {
            texts.requireFit(viewer.personId(), input.content().texts());
            desk.update(viewer, id, input.version(), input.content());
        });
    }

    @MutationMapping
    StationRemovePayload stationRemove(@Argument StationVersionInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    desk.remove(viewer, StationFiles.id(input.station()), input.version());
                    return new StationRemovePayload(input.station(), List.of());
                },
                errors -> new StationRemovePayload(null, errors));
    }

    @MutationMapping
    StationPayload stationConfirm(@Argument StationVersionInput input, GraphQLContext context) {
        return changed(input.station(), context, (viewer, id) -> desk.confirm(viewer, id, input.version()));
    }

    @MutationMapping
    StationPayload stationCodeReplace(@Argument StationInput input, GraphQLContext context) {
        return changed(input.station(), context, desk::replaceCode);
    }

    private StationPayload changed(String opaque, GraphQLContext context, ObjLongConsumer<Viewer> change) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    long id = StationFiles.id(opaque);
                    change.accept(viewer, id);
                    return new StationPayload(file(viewer, id), List.of());
                },
                errors -> new StationPayload(null, errors));
    }

    /** As it is after the change; null if somebody else's change took it out of the viewer's hands. */
    private @Nullable StationFile file(Viewer viewer, long id) {
        return files.find(viewer, id).orElse(null);
    }
}

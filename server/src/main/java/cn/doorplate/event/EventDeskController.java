package cn.doorplate.event;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.LineCheck;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What staff do with events. */
@Controller
class EventDeskController {

    private static final int REPORT = 1_000;

    private final Viewers viewers;
    private final EventDesk desk;
    private final EventFiles files;
    private final EventTextCheck texts;
    private final Once once;
    private final Outcomes outcomes;

    EventDeskController(
            Viewers viewers, EventDesk desk, EventFiles files, EventTextCheck texts, Once once, Outcomes outcomes) {
        this.viewers = viewers;
        this.desk = desk;
        this.files = files;
        this.texts = texts;
        this.once = once;
        this.outcomes = outcomes;
    }

    /** Of each of these. */
    record EventPayload(@Nullable EventFile file, List<UserError> userErrors) {}

    record EventDraftInput(String idempotencyKey, String publisher, EventContentInput content) {

        EventDraftInput withoutKey() {
            return new EventDraftInput("", publisher, content);
        }
    }

    record EventEditInput(String event, int version, EventContentInput content, boolean laterToo) {}

    record EventPublishInput(String event, int version) {}

    record EventCancelInput(String event, int version, String reason, boolean laterToo) {}

    record EventReportInput(String event, int version, String text, List<String> photos) {}

    @MutationMapping
    EventPayload eventDraft(@Argument EventDraftInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new EventPayload(file(viewer, Ids.fromOpaque(drafted(viewer, input))), List.of()),
                errors -> new EventPayload(null, errors));
    }

    private String drafted(Viewer viewer, EventDraftInput input) {
        return once.run(
                Actor.person(viewer.personId()),
                "eventDraft",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(desk.draft(viewer, input.publisher(), input.content())));
    }

    @MutationMapping
    EventPayload eventEdit(@Argument EventEditInput input, GraphQLContext context) {
        return changed(input.event(), context, (viewer, id) -> {
            desk.published(viewer, id).ifPresent(event -> texts.requireFit(viewer.personId(), input.content()));
            desk.edit(viewer, id, input.version(), input.content(), input.laterToo());
        });
    }

    @MutationMapping
    EventPayload eventPublish(@Argument EventPublishInput input, GraphQLContext context) {
        return changed(input.event(), context, (viewer, id) -> {
            texts.requireFit(viewer.personId(), desk.toPublish(viewer, id, input.version()));
            desk.publish(viewer, id, input.version());
        });
    }

    @MutationMapping
    EventPayload eventCancel(@Argument EventCancelInput input, GraphQLContext context) {
        return changed(input.event(), context, (viewer, id) -> {
            String reason = Faults.line("reason", input.reason(), EventDesk.REASON);
            texts.requireFit(viewer.personId(), reason);
            desk.cancel(viewer, id, input.version(), reason, input.laterToo());
        });
    }

    @MutationMapping
    EventPayload eventReport(@Argument EventReportInput input, GraphQLContext context) {
        return changed(input.event(), context, (viewer, id) -> {
            String text = LineCheck.paragraphs(input.text());
            Faults faults = new Faults();
            faults.text("text", text, REPORT);
            faults.decline();
            texts.requireFit(viewer.personId(), text);
            desk.report(viewer, id, input.version(), text, input.photos());
        });
    }

    private EventPayload changed(String opaque, GraphQLContext context, ObjLongConsumer<Viewer> change) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    long id = Events.id(opaque);
                    change.accept(viewer, id);
                    return new EventPayload(file(viewer, id), List.of());
                },
                errors -> new EventPayload(null, errors));
    }

    /** As it is after the change; null if somebody else's change took it out of the viewer's hands. */
    private @Nullable EventFile file(Viewer viewer, long id) {
        return files.find(viewer, id).orElse(null);
    }
}

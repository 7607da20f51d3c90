package cn.doorplate.hall;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingFieldSelectionSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 办理申请: applications, for who handles them. */
@Controller
class ApplicationDeskController {

    private final Viewers viewers;
    private final ApplicationDesk desk;
    private final DeskViews views;
    private final Outcomes outcomes;

    ApplicationDeskController(Viewers viewers, ApplicationDesk desk, DeskViews views, Outcomes outcomes) {
        this.viewers = viewers;
        this.desk = desk;
        this.views = views;
        this.outcomes = outcomes;
    }

    record TakeInput(String application, int version) {}

    record AcceptInput(
            String application, int version, @Nullable String text) {}

    record FinishInput(String application, int version, String text, List<String> files) {}

    record RefuseInput(String application, int version, String reason) {}

    record DossierPayload(@Nullable ApplicationDossier dossier, List<UserError> userErrors) {}

    @QueryMapping
    Page<ApplicationLine> applicationQueue(
            @Argument("desk") String of,
            @Argument @Nullable List<ApplicationState> states,
            @Argument boolean own,
            @Argument boolean late,
            @Argument int first,
            @Argument @Nullable String after,
            DataFetchingFieldSelectionSet asked,
            GraphQLContext context) {
        boolean named = asked.contains("nodes/name");
        return views.queue(viewers.of(context), of, new DeskViews.Wanted(states, own, late, named), first, after);
    }

    @QueryMapping
    @Nullable ApplicationDossier applicationDossier(@Argument String id, GraphQLContext context) {
        try {
            return views.dossier(viewers.of(context), Ids.fromOpaque(id)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @MutationMapping
    DossierPayload serviceApplicationTake(@Argument TakeInput input, GraphQLContext context) {
        long id = id(input.application());
        return payload(context, id, viewer -> desk.take(viewer, id, input.version()));
    }

    @MutationMapping
    DossierPayload serviceApplicationAskMaterials(@Argument ApplicationDesk.Asked input, GraphQLContext context) {
        return payload(context, id(input.application()), viewer -> desk.askMaterials(viewer, input));
    }

    @MutationMapping
    DossierPayload serviceApplicationAccept(@Argument AcceptInput input, GraphQLContext context) {
        long id = id(input.application());
        return payload(context, id, viewer -> desk.accept(viewer, id, input.version(), input.text()));
    }

    @MutationMapping
    DossierPayload serviceApplicationFinish(@Argument FinishInput input, GraphQLContext context) {
        long id = id(input.application());
        return payload(context, id, viewer -> desk.finish(viewer, id, input.version(), input.text(), input.files()));
    }

    @MutationMapping
    DossierPayload serviceApplicationRefuse(@Argument RefuseInput input, GraphQLContext context) {
        long id = id(input.application());
        return payload(context, id, viewer -> desk.refuse(viewer, id, input.version(), input.reason()));
    }

    /** What is no id of ours is none of theirs either. */
    private static long id(String opaque) {
        try {
            return Ids.fromOpaque(opaque);
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private DossierPayload payload(GraphQLContext context, long id, Consumer<Viewer> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    work.accept(viewer);
                    return new DossierPayload(views.dossier(viewer, id).orElse(null), List.of());
                },
                errors -> new DossierPayload(null, errors));
    }
}

package cn.doorplate.hall;

import cn.doorplate.hall.ApplicationFiles.ServiceAttachment;
import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** 申请: applying online, for who applies. */
@Controller
class ApplicationController {

    private final Viewers viewers;
    private final Applying applying;
    private final ApplicantActs acts;
    private final ApplicationComments comments;
    private final ApplicationViews views;
    private final ApplicationReading reading;
    private final ApplicationFiles files;
    private final Outcomes outcomes;

    ApplicationController(
            Viewers viewers,
            Applying applying,
            ApplicantActs acts,
            ApplicationComments comments,
            ApplicationViews views,
            ApplicationReading reading,
            ApplicationFiles files,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.applying = applying;
        this.acts = acts;
        this.comments = comments;
        this.views = views;
        this.reading = reading;
        this.files = files;
        this.outcomes = outcomes;
    }

    record WithdrawInput(String application, @Nullable String reason) {}

    record UrgeInput(String application) {}

    record ApplicationPayload(@Nullable ServiceApplication application, List<UserError> userErrors) {}

    record CommentPayload(@Nullable ApplicationEvent event, List<UserError> userErrors) {}

    @QueryMapping
    @Nullable ServiceApplication serviceApplication(@Argument String id, GraphQLContext context) {
        try {
            return views.find(viewers.of(context), Ids.fromOpaque(id)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @SchemaMapping
    Page<ServiceApplication> serviceApplications(
            Me me, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return views.own(viewers.of(context), first, after);
    }

    @MutationMapping
    ApplicationPayload serviceApplicationSubmit(@Argument Applying.Input input, GraphQLContext context) {
        return payload(context, viewer -> applying.submit(viewer, input));
    }

    @MutationMapping
    ApplicationPayload serviceApplicationResubmit(@Argument ApplicantActs.Resubmitted input, GraphQLContext context) {
        return payload(context, viewer -> acts.resubmit(viewer, input));
    }

    @MutationMapping
    ApplicationPayload serviceApplicationWithdraw(@Argument WithdrawInput input, GraphQLContext context) {
        return payload(context, viewer -> {
            long id = ApplicantActs.id(input.application());
            acts.withdraw(viewer, id, input.reason());
            return id;
        });
    }

    @MutationMapping
    ApplicationPayload serviceApplicationUrge(@Argument UrgeInput input, GraphQLContext context) {
        return payload(context, viewer -> {
            long id = ApplicantActs.id(input.application());
            acts.urge(viewer, id);
            return id;
        });
    }

    @MutationMapping
    CommentPayload serviceApplicationComment(@Argument ApplicationComments.Said input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new CommentPayload(comments.comment(viewer, input), List.of()),
                errors -> new CommentPayload(null, errors));
    }

    private ApplicationPayload payload(GraphQLContext context, ToLongFunction<Viewer> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new ApplicationPayload(
                        views.find(viewer, work.applyAsLong(viewer)).orElse(null), List.of()),
                errors -> new ApplicationPayload(null, errors));
    }

    @BatchMapping(typeName = "ServiceApplication")
    Map<ServiceApplication, List<ApplicationEvent>> history(List<ServiceApplication> all) {
        Map<Long, List<ApplicationEvent>> found =
                reading.histories(all.stream().map(ServiceApplication::row).toList());
        Map<ServiceApplication, List<ApplicationEvent>> histories = new HashMap<>();
        all.forEach(it -> histories.put(it, found.getOrDefault(it.row().id(), List.of())));
        return histories;
    }

    @BatchMapping(typeName = "ServiceApplication", field = "files")
    Map<ServiceApplication, List<ServiceAttachment>> filesOf(List<ServiceApplication> all) {
        return attached(all, ApplicationViews::handedIn);
    }

    @BatchMapping(typeName = "ServiceApplication")
    Map<ServiceApplication, List<ServiceAttachment>> resultFiles(List<ServiceApplication> all) {
        return attached(all, ApplicationViews::results);
    }

    private Map<ServiceApplication, List<ServiceAttachment>> attached(
            List<ServiceApplication> all, UnaryOperator<List<ServiceAttachment>> which) {
        Map<Long, List<ServiceAttachment>> found =
                files.of(all.stream().map(it -> it.row().id()).toList());
        Map<ServiceApplication, List<ServiceAttachment>> attached = new HashMap<>();
        all.forEach(
                it -> attached.put(it, which.apply(found.getOrDefault(it.row().id(), List.of()))));
        return attached;
    }
}

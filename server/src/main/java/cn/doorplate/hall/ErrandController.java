package cn.doorplate.hall;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** 代办: errands, for who asks, who runs them, and the offices. */
@Controller
class ErrandController {

    private static final int MOST_HOURS = 1_000;

    private final Viewers viewers;
    private final Errands errands;
    private final ErrandRunning running;
    private final ErrandViews views;
    private final ErrandJobs jobs;
    private final ErrandWriting writing;
    private final HallPlaces places;
    private final Outcomes outcomes;
    private final MessageSource texts;

    ErrandController(
            Viewers viewers,
            Errands errands,
            ErrandRunning running,
            ErrandViews views,
            ErrandJobs jobs,
            ErrandWriting writing,
            HallPlaces places,
            Outcomes outcomes,
            MessageSource texts) {
        this.viewers = viewers;
        this.errands = errands;
        this.running = running;
        this.views = views;
        this.jobs = jobs;
        this.writing = writing;
        this.places = places;
        this.outcomes = outcomes;
        this.texts = texts;
    }

    record ErrandInput(String errand) {

        long id() {
            return Errands.id(errand);
        }
    }

    record ConfirmInput(
            String errand, boolean done, @Nullable String note) {}

    record ReportInput(String errand, ErrandOutcome outcome, String note) {}

    record ErrandConsentText(int version, String text) {}

    record ErrandPayload(@Nullable Errand errand, List<UserError> userErrors) {}

    record JobPayload(@Nullable ErrandJob job, List<UserError> userErrors) {}

    @QueryMapping
    ErrandConsentText errandConsent() {
        String text = texts.getMessage("hall.errand.consent." + Errands.CONSENT, null, Locale.SIMPLIFIED_CHINESE);
        return new ErrandConsentText(Errands.CONSENT, text);
    }

    @QueryMapping
    Page<ErrandJob> errandPool(@Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return jobs.pool(viewers.of(context), first, after);
    }

    @QueryMapping
    Page<ErrandJob> errandJobs(@Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return jobs.taken(viewers.of(context), first, after);
    }

    @QueryMapping
    Page<ErrandLine> errandsUntaken(
            @Argument String within,
            @Argument int hours,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        if (hours < 0 || hours > MOST_HOURS) {
            throw new BadInput("小时数 hours 须在 0 到 1000 之间。");
        }
        RegionCode region = places.read(viewers.of(context), Permission.HANDLE_APPLICATIONS, within);
        return jobs.untaken(region, writing.now(), hours, first, after);
    }

    @SchemaMapping(field = "errands")
    Page<Errand> ofMe(Me me, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return views.own(viewers.of(context), first, after);
    }

    @BatchMapping(typeName = "ErrandJob")
    Map<ErrandJob, ErrandPerson> person(List<ErrandJob> all, GraphQLContext context) {
        return jobs.persons(viewers.of(context), all);
    }

    @MutationMapping
    ErrandPayload errandAsk(@Argument Errands.Input input, GraphQLContext context) {
        return errand(context, viewer -> errands.ask(viewer, input));
    }

    @MutationMapping
    ErrandPayload errandConsentRevoke(@Argument ErrandInput input, GraphQLContext context) {
        return errand(context, viewer -> {
            errands.revoke(viewer, input.id());
            return input.id();
        });
    }

    @MutationMapping
    ErrandPayload errandConfirm(@Argument ConfirmInput input, GraphQLContext context) {
        return errand(context, viewer -> {
            long id = Errands.id(input.errand());
            errands.confirm(viewer, id, input.done(), input.note());
            return id;
        });
    }

    @MutationMapping
    JobPayload errandTake(@Argument ErrandInput input, GraphQLContext context) {
        return job(context, viewer -> {
            running.take(viewer, input.id());
            return input.id();
        });
    }

    @MutationMapping
    JobPayload errandReport(@Argument ReportInput input, GraphQLContext context) {
        return job(context, viewer -> {
            long id = Errands.id(input.errand());
            running.report(viewer, id, input.outcome(), input.note());
            return id;
        });
    }

    private ErrandPayload errand(GraphQLContext context, ToLongFunction<Viewer> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new ErrandPayload(
                        views.find(viewer, work.applyAsLong(viewer)).orElse(null), List.of()),
                errors -> new ErrandPayload(null, errors));
    }

    private JobPayload job(GraphQLContext context, ToLongFunction<Viewer> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new JobPayload(jobs.job(viewer, work.applyAsLong(viewer)).orElse(null), List.of()),
                errors -> new JobPayload(null, errors));
    }
}

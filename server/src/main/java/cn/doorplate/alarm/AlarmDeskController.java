package cn.doorplate.alarm;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.Region;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.Regions;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Alarms, for those who answer them. */
@Controller
class AlarmDeskController {

    private final Viewers viewers;
    private final AlarmDesk desk;
    private final AlarmHands hands;
    private final AlarmTimesDesk times;
    private final Regions regions;
    private final Outcomes outcomes;

    AlarmDeskController(
            Viewers viewers,
            AlarmDesk desk,
            AlarmHands hands,
            AlarmTimesDesk times,
            Regions regions,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.desk = desk;
        this.hands = hands;
        this.times = times;
        this.regions = regions;
        this.outcomes = outcomes;
    }

    record AlarmDeskPayload(@Nullable AlarmAtDesk alarm, List<UserError> userErrors) {}

    record AlarmTimesPayload(@Nullable AlarmTimes times, List<UserError> userErrors) {}

    record AlarmAnswerInput(
            String alarm, AlarmAnswer answer, @Nullable Integer minutes) {}

    record AlarmEndInput(
            String alarm, AlarmOutcome outcome, @Nullable String words) {

        /** Says nothing of what was found. */
        @Override
        public String toString() {
            return "AlarmEndInput[" + alarm + ", " + outcome + "]";
        }
    }

    record AlarmTimesSetInput(String region, int communityAfter, int streetAfter, int version) {}

    @QueryMapping
    @Nullable AlarmAtDesk alarmToAnswer(@Argument String id, GraphQLContext context) {
        try {
            return desk.find(viewers.of(context), Ids.fromOpaque(id)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @QueryMapping
    Page<AlarmAtDesk> alarms(
            @Argument String region,
            @Argument boolean open,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return desk.in(viewers.of(context), RegionCode.asked(region), open, first, after);
    }

    @SchemaMapping
    Page<AlarmAtDesk> alarmsToAnswer(
            Me me,
            @Argument boolean open,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return desk.toAnswer(viewers.of(context), open, first, after);
    }

    @QueryMapping
    AlarmTimes alarmTimes(@Argument String region, GraphQLContext context) {
        return times.seen(viewers.of(context), RegionCode.asked(region));
    }

    @SchemaMapping
    @Nullable Region from(AlarmTimes of) {
        return of.saidBy() == null ? null : regions.find(of.saidBy()).orElse(null);
    }

    @MutationMapping
    AlarmDeskPayload alarmAnswer(@Argument AlarmAnswerInput input, GraphQLContext context) {
        return outcome(context, viewer -> {
            long id = id(input.alarm());
            hands.answer(viewer, id, input.answer(), input.minutes());
            return id;
        });
    }

    @MutationMapping
    AlarmDeskPayload alarmEnd(@Argument AlarmEndInput input, GraphQLContext context) {
        return outcome(context, viewer -> {
            long id = id(input.alarm());
            hands.end(viewer, id, input.outcome(), input.words());
            return id;
        });
    }

    @MutationMapping
    AlarmTimesPayload alarmTimesSet(@Argument AlarmTimesSetInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new AlarmTimesPayload(
                        times.set(
                                viewer,
                                RegionCode.asked(input.region()),
                                input.communityAfter(),
                                input.streetAfter(),
                                input.version()),
                        List.of()),
                errors -> new AlarmTimesPayload(null, errors));
    }

    private AlarmDeskPayload outcome(GraphQLContext context, ToLongFunction<Viewer> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new AlarmDeskPayload(
                        desk.find(viewer, work.applyAsLong(viewer)).orElse(null), List.of()),
                errors -> new AlarmDeskPayload(null, errors));
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("alarm", CommonErrorCode.NOT_FOUND));
    }
}

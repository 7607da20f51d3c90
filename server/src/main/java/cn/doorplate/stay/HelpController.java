package cn.doorplate.stay;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Calls for help. */
@Controller
class HelpController {

    private final Viewers viewers;
    private final StationHands hands;
    private final HelpCalls calls;
    private final HelpViews views;
    private final Once once;
    private final Outcomes outcomes;

    HelpController(
            Viewers viewers, StationHands hands, HelpCalls calls, HelpViews views, Once once, Outcomes outcomes) {
        this.viewers = viewers;
        this.hands = hands;
        this.calls = calls;
        this.views = views;
        this.once = once;
        this.outcomes = outcomes;
    }

    /** Of each of these. */
    record HelpPayload(@Nullable HelpCall call, List<UserError> userErrors) {}

    record HelpAskInput(String idempotencyKey, String station, HelpNeed need, String words, boolean mayCall) {

        /** Says nothing of what is wrong with them. */
        @Override
        public String toString() {
            return "HelpAskInput[" + station + "]";
        }
    }

    record HelpSayInput(String idempotencyKey, String call, String words) {

        /** Says nothing of what was said. */
        @Override
        public String toString() {
            return "HelpSayInput[" + call + "]";
        }
    }

    record HelpCloseInput(String call) {}

    @SchemaMapping
    Page<HelpCall> helpCalls(Me me, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return views.own(viewers.of(context), first, after);
    }

    @QueryMapping
    @Nullable HelpCall helpCall(@Argument String id, GraphQLContext context) {
        try {
            return views.find(viewers.of(context), Ids.fromOpaque(id)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @QueryMapping
    Page<HelpCall> helpCalls(
            @Argument String station,
            @Argument boolean open,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return views.at(viewer, hands.require(viewer, station), open, first, after);
    }

    @MutationMapping
    HelpPayload helpAsk(@Argument HelpAskInput input, GraphQLContext context) {
        var asked = new HelpCalls.Asked(input.station(), input.need(), input.words(), input.mayCall());
        return outcome(
                context,
                viewer -> once(viewer, "helpAsk", input.idempotencyKey(), input, () -> calls.ask(viewer, asked)));
    }

    @MutationMapping
    HelpPayload helpSay(@Argument HelpSayInput input, GraphQLContext context) {
        return outcome(context, viewer -> {
            long id = id(input.call());
            return once(viewer, "helpSay", input.idempotencyKey(), input, () -> {
                calls.say(viewer, id, input.words());
                return id;
            });
        });
    }

    @MutationMapping
    HelpPayload helpClose(@Argument HelpCloseInput input, GraphQLContext context) {
        return outcome(context, viewer -> {
            long id = id(input.call());
            calls.close(viewer, id);
            return id;
        });
    }

    private long once(Viewer viewer, String operation, String key, Object input, LongSupplier work) {
        return Ids.fromOpaque(
                once.run(Actor.person(viewer.personId()), operation, key, input, () -> Ids.toOpaque(work.getAsLong())));
    }

    private HelpPayload outcome(GraphQLContext context, Function<Viewer, Long> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new HelpPayload(views.find(viewer, work.apply(viewer)).orElse(null), List.of()),
                errors -> new HelpPayload(null, errors));
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("call", CommonErrorCode.NOT_FOUND));
    }
}

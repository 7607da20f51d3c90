package cn.doorplate.messaging;

import cn.doorplate.identity.Viewers;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 群发: how it goes, and holding it up. */
@Controller
class BroadcastController {

    private final Viewers viewers;
    private final BroadcastDesk desk;
    private final BroadcastFigures figures;
    private final Outcomes outcomes;

    BroadcastController(Viewers viewers, BroadcastDesk desk, BroadcastFigures figures, Outcomes outcomes) {
        this.viewers = viewers;
        this.desk = desk;
        this.figures = figures;
        this.outcomes = outcomes;
    }

    record BroadcastPauseInput(String broadcast, int version) {}

    record BroadcastResumeInput(String broadcast, int version) {}

    record BroadcastStopInput(String broadcast, int version) {}

    /** Of all three. */
    record BroadcastPayload(@Nullable Broadcast broadcast, List<UserError> userErrors) {}

    @QueryMapping
    Page<Broadcast> broadcasts(
            @Argument String within, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        Paging.first(first);
        RegionCode region = RegionCode.asked(within);
        List<Broadcast> found = desk.within(viewers.of(context), region, Paging.before(after), first + 1).stream()
                .map(BroadcastRow::toBroadcast)
                .toList();
        return Page.firstOf(found, first, Broadcast::id);
    }

    @MutationMapping
    BroadcastPayload broadcastPause(@Argument BroadcastPauseInput input, GraphQLContext context) {
        return changed(() -> desk.pause(viewers.of(context), id(input.broadcast()), input.version()));
    }

    @MutationMapping
    BroadcastPayload broadcastResume(@Argument BroadcastResumeInput input, GraphQLContext context) {
        return changed(() -> desk.resume(viewers.of(context), id(input.broadcast()), input.version()));
    }

    @MutationMapping
    BroadcastPayload broadcastStop(@Argument BroadcastStopInput input, GraphQLContext context) {
        return changed(() -> desk.stop(viewers.of(context), id(input.broadcast()), input.version()));
    }

    @BatchMapping
    Map<Broadcast, List<BroadcastChannel>> channels(List<Broadcast> broadcasts) {
        return figures.channels(broadcasts);
    }

    @BatchMapping
    Map<Broadcast, List<BroadcastFailure>> failures(List<Broadcast> broadcasts) {
        return figures.failures(broadcasts);
    }

    private BroadcastPayload changed(Supplier<BroadcastRow> change) {
        return outcomes.of(
                () -> new BroadcastPayload(change.get().toBroadcast(), List.of()),
                errors -> new BroadcastPayload(null, errors));
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque, BroadcastDesk::notFound);
    }
}

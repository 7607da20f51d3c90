package cn.doorplate.api;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Uncacheable;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** Fields that behave as the tests of the edge need it. */
@Controller
@Profile("probe")
class Probe {

    record Nodes(List<Object> nodes) {}

    @QueryMapping
    @Nullable String probe(@Argument @Nullable String text) {
        return text;
    }

    @QueryMapping
    String probePublic(@Argument @Nullable String name) {
        return "public " + name;
    }

    @QueryMapping
    String probeShort() {
        return "short";
    }

    @QueryMapping
    String probeStale(GraphQLContext context) {
        Uncacheable.mark(context);
        return "stale";
    }

    @QueryMapping
    String probeBroken() {
        throw new IllegalStateException(
                "bad SQL grammar [select phone from resident]; Table 'doorplate.resident' doesn't exist");
    }

    @QueryMapping
    String probeBusy() {
        throw new CannotAcquireLockException("Deadlock found when trying to get lock; try restarting transaction");
    }

    @QueryMapping
    String probeBadInput() {
        throw new BadInput("每页最多 100 条，请改小后再试。");
    }

    @QueryMapping
    @Nullable String probeNull() {
        return null;
    }

    @QueryMapping
    @Nullable Instant probeTime(@Argument @Nullable Instant at) {
        return at;
    }

    @QueryMapping
    @Nullable String probeCaller(GraphQLContext context) {
        Caller caller = Caller.of(context);
        return caller == null ? null : caller.address();
    }

    @QueryMapping
    @Nullable String probeDevice(GraphQLContext context) {
        Caller caller = Caller.of(context);
        return caller == null ? null : caller.device();
    }

    @QueryMapping
    Nodes probes() {
        return new Nodes(List.of());
    }

    @MutationMapping
    boolean probeChange() {
        return true;
    }

    /** Breaks after the first. */
    @SubscriptionMapping
    Flux<String> probeStream() {
        return Flux.just("one")
                .concatWith(Flux.error(new IllegalStateException("Table 'doorplate.resident' doesn't exist")));
    }

    @MutationMapping
    boolean probeAlarm() {
        return true;
    }
}

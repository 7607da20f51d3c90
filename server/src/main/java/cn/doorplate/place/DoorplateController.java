package cn.doorplate.place;

import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Uncacheable;
import graphql.GraphQLContext;
import java.util.Objects;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class DoorplateController {

    /** For questions that did not come over a network. */
    private static final Caller INSIDE = new Caller("inside");

    private final Doorplates doorplates;
    private final LivePlates live;

    DoorplateController(Doorplates doorplates, LivePlates live) {
        this.doorplates = doorplates;
        this.live = live;
    }

    @QueryMapping
    Doorplate doorplate(@Argument String code, GraphQLContext context) {
        Doorplate plate = doorplates.open(code, caller(context));
        if (plate.stale() || plate.status() == DoorplateStatus.LIMITED) {
            Uncacheable.mark(context);
        }
        return plate;
    }

    @SubscriptionMapping
    Flux<Doorplate> doorplateChanged(@Argument String code, GraphQLContext context) {
        return live.follow(code, caller(context));
    }

    private static Caller caller(GraphQLContext context) {
        return Objects.requireNonNullElse(Caller.of(context), INSIDE);
    }
}

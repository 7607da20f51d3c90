package cn.doorplate.place;

import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Uncacheable;
import graphql.GraphQLContext;
import java.util.Objects;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class DoorplateController {

    /** For questions that did not come over a network. */
    private static final Caller INSIDE = new Caller("inside");

    private final Doorplates doorplates;

    DoorplateController(Doorplates doorplates) {
        this.doorplates = doorplates;
    }

    @QueryMapping
    Doorplate doorplate(@Argument String code, GraphQLContext context) {
        Doorplate plate = doorplates.open(code, Objects.requireNonNullElse(Caller.of(context), INSIDE));
        if (plate.stale() || plate.status() == DoorplateStatus.LIMITED) {
            Uncacheable.mark(context);
        }
        return plate;
    }
}

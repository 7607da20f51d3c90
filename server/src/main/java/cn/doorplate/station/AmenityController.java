package cn.doorplate.station;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What people say of amenities. */
@Controller
class AmenityController {

    private final Viewers viewers;
    private final AmenitySaying saying;
    private final Outcomes outcomes;

    AmenityController(Viewers viewers, AmenitySaying saying, Outcomes outcomes) {
        this.viewers = viewers;
        this.saying = saying;
        this.outcomes = outcomes;
    }

    record AmenityInput(String station, AmenityKind kind) {}

    record AmenityPayload(@Nullable StationAmenity amenity, List<UserError> userErrors) {}

    @MutationMapping
    AmenityPayload amenityConfirm(@Argument AmenityInput input, GraphQLContext context) {
        return say(input, true, context);
    }

    @MutationMapping
    AmenityPayload amenityReport(@Argument AmenityInput input, GraphQLContext context) {
        return say(input, false, context);
    }

    private AmenityPayload say(AmenityInput input, boolean works, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    long station = StationFiles.id(input.station());
                    saying.requirePatience(viewer.personId());
                    return new AmenityPayload(saying.say(viewer.personId(), station, input.kind(), works), List.of());
                },
                errors -> new AmenityPayload(null, errors));
    }
}

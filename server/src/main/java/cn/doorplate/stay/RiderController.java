package cn.doorplate.stay;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What riders say of themselves, and who has seen their cards. */
@Controller
class RiderController {

    private final Viewers viewers;
    private final Riders riders;
    private final StationHands hands;
    private final StayPeople people;
    private final Outcomes outcomes;

    RiderController(Viewers viewers, Riders riders, StationHands hands, StayPeople people, Outcomes outcomes) {
        this.viewers = viewers;
        this.riders = riders;
        this.hands = hands;
        this.people = people;
        this.outcomes = outcomes;
    }

    record RiderProfileSetInput(
            RiderCompany company, @Nullable String companyName, int version) {}

    record RiderProfileSetPayload(@Nullable RiderProfile rider, List<UserError> userErrors) {}

    record RiderVerifyInput(String station, String pass) {

        /** Says no pass. */
        @Override
        public String toString() {
            return "RiderVerifyInput[" + station + "]";
        }
    }

    record RiderVerifyPayload(
            @Nullable String rider, @Nullable Instant verifiedUntil, List<UserError> userErrors) {}

    @SchemaMapping
    @Nullable RiderProfile rider(Me me, GraphQLContext context) {
        return riders.find(viewers.of(context).personId()).orElse(null);
    }

    @MutationMapping
    RiderProfileSetPayload riderProfileSet(@Argument RiderProfileSetInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    riders.set(viewer, input.company(), input.companyName(), input.version());
                    return new RiderProfileSetPayload(
                            riders.find(viewer.personId()).orElse(null), List.of());
                },
                errors -> new RiderProfileSetPayload(null, errors));
    }

    @MutationMapping
    RiderVerifyPayload riderVerify(@Argument RiderVerifyInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    RiderRow row =
                            riders.verify(viewer, hands.kept(viewer, hands::mayHelp, input.station()), input.pass());
                    return new RiderVerifyPayload(named(viewer, row), row.verifiedUntil(), List.of());
                },
                errors -> new RiderVerifyPayload(null, null, errors));
    }

    private String named(Viewer viewer, RiderRow row) {
        StayPeople.Masked masked =
                people.masked(viewer, "stay.rider", List.of(row.personId())).get(row.personId());
        return Stream.of(masked == null ? null : masked.name(), row.named())
                .filter(it -> it != null)
                .collect(Collectors.joining("，"));
    }
}

package cn.doorplate.resident;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Households, for those who live there. */
@Controller
class HouseholdController {

    private static final int LONGEST_DOOR = 32;

    private final Viewers viewers;
    private final Households households;
    private final MembershipViews views;
    private final EntryLimits limits;
    private final Once once;
    private final Outcomes outcomes;

    HouseholdController(
            Viewers viewers,
            Households households,
            MembershipViews views,
            EntryLimits limits,
            Once once,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.households = households;
        this.views = views;
        this.limits = limits;
        this.once = once;
        this.outcomes = outcomes;
    }

    record HouseholdJoinInput(
            String idempotencyKey,
            String building,
            @Nullable String unit,
            String door) {}

    record HouseholdJoinPayload(@Nullable HouseholdMembership membership, List<UserError> userErrors) {}

    record HouseholdLeaveInput(String membership, int version) {}

    record HouseholdLeavePayload(@Nullable HouseholdMembership membership, List<UserError> userErrors) {}

    @MutationMapping
    HouseholdJoinPayload householdJoin(@Argument HouseholdJoinInput input, GraphQLContext context) {
        long person = viewers.of(context).personId();
        limits.countHousehold(person);
        return outcomes.of(
                () -> {
                    String id = once.run(
                            Actor.person(person),
                            "householdJoin",
                            input.idempotencyKey(),
                            input,
                            joining(person, input));
                    return new HouseholdJoinPayload(views.of(households.now(Ids.fromOpaque(id))), List.of());
                },
                errors -> new HouseholdJoinPayload(null, errors));
    }

    private Supplier<String> joining(long person, HouseholdJoinInput input) {
        return () -> {
            String door = Inputs.text("door", input.door(), 1, LONGEST_DOOR);
            long building = Inputs.place("building", input.building());
            Long unit = input.unit() == null ? null : Inputs.place("unit", input.unit());
            return Ids.toOpaque(households.join(person, building, unit, door));
        };
    }

    @MutationMapping
    HouseholdLeavePayload householdLeave(@Argument HouseholdLeaveInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    long id = Inputs.id("membership", input.membership());
                    return new HouseholdLeavePayload(
                            views.of(households.leave(viewer, id, input.version())), List.of());
                },
                errors -> new HouseholdLeavePayload(null, errors));
    }

    @SchemaMapping
    List<HouseholdMembership> households(Me me, GraphQLContext context) {
        return views.of(households.of(viewers.of(context).personId()));
    }
}

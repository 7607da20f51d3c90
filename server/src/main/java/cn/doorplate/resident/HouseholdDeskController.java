package cn.doorplate.resident;

import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Households, for those who confirm them. */
@Controller
class HouseholdDeskController {

    private static final int LONGEST_REASON = 200;

    private final Viewers viewers;
    private final WaitingHouseholds waiting;
    private final HouseholdDesk desk;
    private final MembershipViews views;
    private final Outcomes outcomes;

    HouseholdDeskController(
            Viewers viewers, WaitingHouseholds waiting, HouseholdDesk desk, MembershipViews views, Outcomes outcomes) {
        this.viewers = viewers;
        this.waiting = waiting;
        this.desk = desk;
        this.views = views;
        this.outcomes = outcomes;
    }

    record HouseholdConfirmInput(String membership, int version) {}

    record HouseholdRefuseInput(String membership, int version, String reason) {}

    record HouseholdMemberEndInput(String membership, int version, String reason) {}

    /** Of all three. */
    record DecisionPayload(@Nullable HouseholdMembership membership, List<UserError> userErrors) {}

    @QueryMapping
    Page<HouseholdRequest> householdRequests(
            @Argument PlaceInput within,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return waiting.within(viewers.of(context), within.ref(), Paging.first(first), Paging.after(after));
    }

    @MutationMapping
    DecisionPayload householdConfirm(@Argument HouseholdConfirmInput input, GraphQLContext context) {
        return decided(() -> desk.confirm(viewers.of(context), id(input.membership()), input.version()));
    }

    @MutationMapping
    DecisionPayload householdRefuse(@Argument HouseholdRefuseInput input, GraphQLContext context) {
        return decided(() ->
                desk.refuse(viewers.of(context), id(input.membership()), input.version(), reason(input.reason())));
    }

    @MutationMapping
    DecisionPayload householdMemberEnd(@Argument HouseholdMemberEndInput input, GraphQLContext context) {
        return decided(
                () -> desk.end(viewers.of(context), id(input.membership()), input.version(), reason(input.reason())));
    }

    private DecisionPayload decided(Supplier<MembershipRow> decision) {
        return outcomes.of(
                () -> new DecisionPayload(views.of(decision.get()), List.of()),
                errors -> new DecisionPayload(null, errors));
    }

    private static long id(String membership) {
        return Inputs.id("membership", membership);
    }

    private static String reason(String reason) {
        return Inputs.text("reason", reason, 1, LONGEST_REASON);
    }
}

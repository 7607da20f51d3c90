package cn.doorplate.duty;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.ResponsibilityRecord;
import cn.doorplate.place.StandIns;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** 请假代班: leaves of those who answer for places, and who stands in. */
@Controller
class LeaveController {

    private final Viewers viewers;
    private final Leaves leaves;
    private final StandIns standIns;
    private final Once once;
    private final Outcomes outcomes;

    LeaveController(Viewers viewers, Leaves leaves, StandIns standIns, Once once, Outcomes outcomes) {
        this.viewers = viewers;
        this.leaves = leaves;
        this.standIns = standIns;
        this.once = once;
        this.outcomes = outcomes;
    }

    record ResponsibilityLeaveAddInput(
            String responsibility,
            Instant from,
            Instant until,
            @Nullable String standInName,
            @Nullable String standInPhone,
            @Nullable String standInAccount,
            String idempotencyKey) {

        StandIns.Wanted wanted() {
            return new StandIns.Wanted(from, until, standInName, standInPhone);
        }

        ResponsibilityLeaveAddInput withoutKey() {
            return new ResponsibilityLeaveAddInput(
                    responsibility, from, until, standInName, standInPhone, standInAccount, "");
        }
    }

    record ResponsibilityLeaveWithdrawInput(String responsibilityLeave, int version) {}

    record ResponsibilityLeaveAddPayload(
            @Nullable ResponsibilityLeave responsibilityLeave, List<UserError> userErrors) {}

    record ResponsibilityLeaveWithdrawPayload(List<UserError> userErrors) {}

    @MutationMapping
    ResponsibilityLeaveAddPayload responsibilityLeaveAdd(
            @Argument ResponsibilityLeaveAddInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new ResponsibilityLeaveAddPayload(added(viewer, input), List.of()),
                errors -> new ResponsibilityLeaveAddPayload(null, errors));
    }

    /** Null when a replay finds that it was taken back since. */
    private @Nullable ResponsibilityLeave added(Viewer viewer, ResponsibilityLeaveAddInput input) {
        long responsibility = id(input.responsibility());
        String id = once.run(
                Actor.person(viewer.personId()),
                "responsibilityLeaveAdd",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(leaves.add(viewer, responsibility, input.wanted(), input.standInAccount())));
        return standIns.find(Ids.fromOpaque(id)).map(ResponsibilityLeave::of).orElse(null);
    }

    @MutationMapping
    ResponsibilityLeaveWithdrawPayload responsibilityLeaveWithdraw(
            @Argument ResponsibilityLeaveWithdrawInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        long id = id(input.responsibilityLeave());
        return outcomes.of(
                () -> {
                    leaves.withdraw(viewer, id, input.version());
                    return new ResponsibilityLeaveWithdrawPayload(List.of());
                },
                ResponsibilityLeaveWithdrawPayload::new);
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> new Denied(Denied.Why.NOT_FOUND));
    }

    @BatchMapping(typeName = "ResponsibilityRecord")
    Map<ResponsibilityRecord, List<ResponsibilityLeave>> leaves(List<ResponsibilityRecord> cards) {
        Map<Long, List<StandIns.Leave>> known = standIns.notEnded(
                cards.stream().map(card -> Ids.fromOpaque(card.id())).toList());
        return cards.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        card -> known.getOrDefault(Ids.fromOpaque(card.id()), List.of()).stream()
                                .map(ResponsibilityLeave::of)
                                .toList()));
    }
}

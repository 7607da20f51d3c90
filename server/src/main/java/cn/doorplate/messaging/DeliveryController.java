package cn.doorplate.messaging;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 送达情况, as staff see it. */
@Controller
class DeliveryController {

    private static final int MOST = 100;

    private final Viewers viewers;
    private final Deliveries deliveries;
    private final Broadcasts broadcasts;
    private final Outcomes outcomes;

    DeliveryController(Viewers viewers, Deliveries deliveries, Broadcasts broadcasts, Outcomes outcomes) {
        this.viewers = viewers;
        this.deliveries = deliveries;
        this.broadcasts = broadcasts;
        this.outcomes = outcomes;
    }

    record DeliveryResendInput(List<String> deliveries) {}

    record DeliveryResendPayload(@Nullable Integer resent, List<UserError> userErrors) {}

    @QueryMapping("deliveries")
    Page<Delivery> deliveries(
            @Argument String within,
            @Argument List<DeliveryState> states,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        Paging.first(first);
        RegionCode region = RegionCode.asked(within);
        List<Delivery> found = deliveries.within(viewers.of(context), region, states, Paging.before(after), first + 1);
        return Page.firstOf(found, first, Delivery::id);
    }

    @BatchMapping
    Map<Delivery, Broadcast> broadcast(List<Delivery> deliveries) {
        Map<Long, Broadcast> found = broadcasts.byId(deliveries.stream()
                .map(Delivery::broadcastId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return deliveries.stream()
                .filter(it -> it.broadcastId() != null && found.containsKey(it.broadcastId()))
                .collect(Collectors.toMap(
                        Function.identity(), it -> Objects.requireNonNull(found.get(it.broadcastId())), (a, b) -> a));
    }

    @MutationMapping
    DeliveryResendPayload deliveryResend(@Argument DeliveryResendInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new DeliveryResendPayload(deliveries.resend(viewer, ids(input)), List.of()),
                errors -> new DeliveryResendPayload(null, errors));
    }

    private static Set<Long> ids(DeliveryResendInput input) {
        if (input.deliveries().isEmpty() || input.deliveries().size() > MOST) {
            throw Declined.at("deliveries", DeliveryResendErrorCode.INVALID);
        }
        try {
            return input.deliveries().stream().map(Ids::fromOpaque).collect(Collectors.toCollection(TreeSet::new));
        } catch (IllegalArgumentException e) {
            throw Declined.at("deliveries", DeliveryResendErrorCode.NOT_FOUND);
        }
    }
}

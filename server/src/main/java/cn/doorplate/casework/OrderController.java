package cn.doorplate.casework;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 点单: offered by desks, taken by units. */
@Controller
class OrderController {

    private final Viewers viewers;
    private final CaseDoing doing;
    private final OrderOffering offering;
    private final OrderTaking taking;
    private final OrderPool pool;
    private final CaseViews views;
    private final MemberUnitMapper units;
    private final Outcomes outcomes;

    OrderController(
            Viewers viewers,
            CaseDoing doing,
            OrderOffering offering,
            OrderTaking taking,
            OrderPool pool,
            CaseViews views,
            MemberUnitMapper units,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.doing = doing;
        this.offering = offering;
        this.taking = taking;
        this.pool = pool;
        this.views = views;
        this.units = units;
        this.outcomes = outcomes;
    }

    record OrderOfferInput(
            String order, int version, @Nullable String unit) {}

    record OrderTakeInput(String order) {}

    record OrderPayload(@Nullable Case order, List<UserError> userErrors) {}

    @QueryMapping
    Page<Case> orderPool(@Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return pool.page(viewers.of(context), first, after);
    }

    @MutationMapping
    OrderPayload orderOffer(@Argument OrderOfferInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(CaseErrorCode.BOUND),
                OrderPayload::new,
                viewer -> offering.offer(viewer, input.order(), input.version(), input.unit()));
    }

    @MutationMapping
    OrderPayload orderTake(@Argument OrderTakeInput input, GraphQLContext context) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> {
                    CaseRow row = taking.take(viewer, input.order());
                    return new OrderPayload(views.of(viewer, row).orElse(null), List.of());
                },
                errors -> new OrderPayload(null, errors));
    }

    @BatchMapping(typeName = "Order")
    Map<Order, MemberUnit> unit(List<Order> orders) {
        Set<Long> ids =
                orders.stream().map(Order::unitId).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<Long, MemberUnit> found = ids.isEmpty()
                ? Map.of()
                : units.byIds(ids).stream()
                        .map(MemberUnitRow::shown)
                        .collect(Collectors.toMap(MemberUnit::unitId, Function.identity()));
        Map<Order, MemberUnit> byOrder = new HashMap<>();
        for (Order order : orders) {
            Long id = order.unitId();
            MemberUnit unit = id == null ? null : found.get(id);
            if (unit != null) {
                byOrder.put(order, unit);
            }
        }
        return byOrder;
    }
}

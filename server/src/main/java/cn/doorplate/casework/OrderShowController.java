package cn.doorplate.casework;

import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.Region;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** 晒单墙. */
@Controller
class OrderShowController {

    private final CaseDoing doing;
    private final OrderShows shows;
    private final ShownOrders shown;
    private final OrderShowings showings;
    private final CaseAnswering answering;
    private final PlacePaths paths;
    private final Places places;

    OrderShowController(
            CaseDoing doing,
            OrderShows shows,
            ShownOrders shown,
            OrderShowings showings,
            CaseAnswering answering,
            PlacePaths paths,
            Places places) {
        this.doing = doing;
        this.shows = shows;
        this.shown = shown;
        this.showings = showings;
        this.answering = answering;
        this.paths = paths;
        this.places = places;
    }

    record OrderShowInput(String order, int version, String text, List<String> photos) {}

    record OrderShowPayload(@Nullable Case order, @Nullable ShownOrder shown, List<UserError> userErrors) {}

    record OrderHideInput(String order, int version) {}

    record OrderHidePayload(@Nullable Case order, List<UserError> userErrors) {}

    record OrderShowAllowInput(String order, int version) {}

    record OrderShowAllowPayload(@Nullable Case order, List<UserError> userErrors) {}

    /** Nothing where there is no such place. */
    @QueryMapping
    Page<ShownOrder> ordersShown(@Argument PlaceInput at, @Argument int first, @Argument @Nullable String after) {
        return paths.of(at.ref())
                .map(PlacePath::region)
                .map(region -> shown.in(region, first, after))
                .orElseGet(() -> Page.of(List.of(), false, null));
    }

    @MutationMapping
    OrderShowPayload orderShow(@Argument OrderShowInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(),
                (node, errors) -> new OrderShowPayload(
                        node, node == null ? null : shown.find(node.row().id()).orElse(null), errors),
                viewer -> answering.refuseRisky(viewer, "text", input.text()),
                viewer -> shows.show(viewer, input.order(), input.version(), input.text(), input.photos()));
    }

    @MutationMapping
    OrderHidePayload orderHide(@Argument OrderHideInput input, GraphQLContext context) {
        return doing.of(
                context, Set.of(), OrderHidePayload::new, viewer -> shows.hide(viewer, input.order(), input.version()));
    }

    @MutationMapping
    OrderShowAllowPayload orderShowAllow(@Argument OrderShowAllowInput input, GraphQLContext context) {
        return doing.of(
                context,
                Set.of(),
                OrderShowAllowPayload::new,
                viewer -> shows.allow(viewer, input.order(), input.version()));
    }

    @BatchMapping
    Map<Order, OrderShowing> showing(List<Order> orders) {
        return showings.of(orders);
    }

    @BatchMapping(typeName = "ShownOrder")
    Map<ShownOrder, Region> region(List<ShownOrder> orders) {
        Map<PlaceRef, Object> found =
                places.of(orders.stream().map(OrderShowController::place).collect(Collectors.toSet()));
        Map<ShownOrder, Region> regions = new HashMap<>();
        orders.forEach(order -> {
            if (found.get(place(order)) instanceof Region region) {
                regions.put(order, region);
            }
        });
        return regions;
    }

    private static PlaceRef place(ShownOrder order) {
        return new PlaceRef(PlaceKind.REGION, order.regionCode().value());
    }
}

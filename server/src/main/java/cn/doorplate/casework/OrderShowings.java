package cn.doorplate.casework;

import cn.doorplate.casework.OrderShowing.OrderShowingPhoto;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads how it stands with showing orders, for who sees these; two statements, however many they are. */
@Component
class OrderShowings {

    private final OrderShownMapper rows;

    OrderShowings(OrderShownMapper rows) {
        this.rows = rows;
    }

    /** Nothing of those that nobody has shown. */
    Map<Order, OrderShowing> of(Collection<Order> orders) {
        Map<Long, OrderShownMapper.Standing> standing =
                rows.standing(orders.stream().map(order -> order.row().id()).toList()).stream()
                        .collect(Collectors.toMap(OrderShownMapper.Standing::orderId, Function.identity()));
        Map<Long, List<OrderShownMapper.Photo>> photos = photos(orders, standing);
        Map<Order, OrderShowing> showings = new HashMap<>();
        for (Order order : orders) {
            OrderShownMapper.Standing one = standing.get(order.row().id());
            if (one != null) {
                showings.put(order, showing(order, one, photos.getOrDefault(one.orderId(), List.of())));
            }
        }
        return showings;
    }

    /** By order, of those that who looks at them handles. */
    private Map<Long, List<OrderShownMapper.Photo>> photos(
            Collection<Order> orders, Map<Long, OrderShownMapper.Standing> standing) {
        List<Long> handled = orders.stream()
                .filter(order -> CaseSight.seesChosen(order.hats()))
                .map(order -> order.row().id())
                .filter(standing::containsKey)
                .toList();
        return handled.isEmpty()
                ? Map.of()
                : rows.photos(handled).stream().collect(Collectors.groupingBy(OrderShownMapper.Photo::orderId));
    }

    private static OrderShowing showing(
            Order order, OrderShownMapper.Standing standing, List<OrderShownMapper.Photo> photos) {
        long viewer = order.seen().viewer();
        return new OrderShowing(
                standing.state(),
                standing.since(),
                standing.text(),
                photos.stream()
                        .map(photo -> OrderShowingPhoto.of(photo, viewer))
                        .toList());
    }
}

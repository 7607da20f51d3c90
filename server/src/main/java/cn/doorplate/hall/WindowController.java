package cn.doorplate.hall;

import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Outcomes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.UserError;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** 办事窗口: windows and bookings, for everyone and for who books. */
@Controller
class WindowController {

    private final Viewers viewers;
    private final HallPlaces places;
    private final Windows windows;
    private final FreeSlots slots;
    private final Booking booking;
    private final BookingChange change;
    private final BookingViews views;
    private final Outcomes outcomes;

    WindowController(
            Viewers viewers,
            HallPlaces places,
            Windows windows,
            FreeSlots slots,
            Booking booking,
            BookingChange change,
            BookingViews views,
            Outcomes outcomes) {
        this.viewers = viewers;
        this.places = places;
        this.windows = windows;
        this.slots = slots;
        this.booking = booking;
        this.change = change;
        this.views = views;
        this.outcomes = outcomes;
    }

    record ChangeInput(String booking, Instant startsAt) {}

    record CancelInput(String booking) {}

    record BookingPayload(@Nullable WindowBooking booking, List<UserError> userErrors) {}

    @QueryMapping
    List<ServiceWindow> serviceWindows(@Argument HallPlaces.At at, @Argument @Nullable String service) {
        return places.region(at).map(region -> windows.at(region, service)).orElse(List.of());
    }

    @QueryMapping
    @Nullable ServiceWindow serviceWindow(@Argument String id) {
        try {
            return windows.find(Ids.fromOpaque(id)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** By two statements, however many windows they are of. */
    @BatchMapping(typeName = "ServiceWindow", field = "slots")
    Map<ServiceWindow, List<WindowSlot>> slotsOf(List<ServiceWindow> all) {
        Map<Long, List<WindowSlot>> free =
                slots.of(all.stream().map(ServiceWindow::row).toList());
        Map<ServiceWindow, List<WindowSlot>> found = new HashMap<>();
        all.forEach(window -> found.put(window, free.getOrDefault(window.row().id(), List.of())));
        return found;
    }

    @SchemaMapping
    Page<WindowBooking> windowBookings(
            Me me, @Argument int first, @Argument @Nullable String after, GraphQLContext context) {
        return views.own(viewers.of(context), first, after);
    }

    @MutationMapping
    BookingPayload windowSlotBook(@Argument Booking.Input input, GraphQLContext context) {
        return payload(context, viewer -> booking.book(viewer, input));
    }

    @MutationMapping
    BookingPayload windowBookingChange(@Argument ChangeInput input, GraphQLContext context) {
        return payload(context, viewer -> {
            long id = id(input.booking());
            change.change(viewer, id, input.startsAt());
            return id;
        });
    }

    @MutationMapping
    BookingPayload windowBookingCancel(@Argument CancelInput input, GraphQLContext context) {
        return payload(context, viewer -> {
            long id = id(input.booking());
            change.cancel(viewer, id);
            return id;
        });
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("booking", CommonErrorCode.NOT_FOUND));
    }

    private BookingPayload payload(GraphQLContext context, ToLongFunction<Viewer> work) {
        Viewer viewer = viewers.of(context);
        return outcomes.of(
                () -> new BookingPayload(
                        views.find(viewer, work.applyAsLong(viewer)).orElse(null), List.of()),
                errors -> new BookingPayload(null, errors));
    }
}

package cn.doorplate.hall;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 预约: a slot that somebody has, as they see it. */
record WindowBooking(
        String id,
        ServiceWindow window,
        String service,
        String title,
        @Nullable String forWhom,
        Instant startsAt,
        Instant endsAt,
        String number,
        WindowBookingState state,
        String standing,
        Instant cancelUntil,
        List<WindowBookingAction> actions) {

    static WindowBooking of(
            BookingRow row,
            ServiceWindow window,
            @Nullable String forWhom,
            String standing,
            List<WindowBookingAction> actions) {
        return new WindowBooking(
                Ids.toOpaque(row.id()),
                window,
                row.serviceKey(),
                row.title(),
                forWhom,
                row.startsAt(),
                row.endsAt(),
                row.called(),
                row.state(),
                standing,
                row.cancelUntil(),
                actions);
    }
}

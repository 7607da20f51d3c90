package cn.doorplate.hall;

import cn.doorplate.hall.SlotMapper.SlotRow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code hall_booking}. Its id is the holder of the place in the slot's pool.
 *
 * @param title the service's name when it was booked
 * @param personId for whom it is
 * @param number of its day at the window
 */
record BookingRow(
        long id,
        long windowId,
        long slotId,
        String serviceKey,
        String title,
        long personId,
        long bookedBy,
        int number,
        WindowBookingState state,
        Instant startsAt,
        Instant endsAt,
        int cancelMinutes,
        @Nullable BookingStep step,
        @Nullable Instant stepAt,
        int version) {

    boolean isOf(long person) {
        return person == personId || person == bookedBy;
    }

    Instant cancelUntil() {
        return startsAt.minus(Duration.ofMinutes(cancelMinutes));
    }

    boolean mayChange(Instant now) {
        return state == WindowBookingState.BOOKED && now.isBefore(cancelUntil());
    }

    /** As it is said at the window. */
    String called() {
        return "A%03d".formatted(number);
    }

    /** In another slot of the same window. */
    BookingRow in(SlotRow slot, int newNumber, Instant now) {
        BookingStep next = BookingStep.first(slot.startsAt(), slot.endsAt(), now);
        return new BookingRow(
                id,
                windowId,
                slot.id(),
                serviceKey,
                title,
                personId,
                bookedBy,
                newNumber,
                state,
                slot.startsAt(),
                slot.endsAt(),
                cancelMinutes,
                next,
                next.at(slot.startsAt(), slot.endsAt(), now),
                version);
    }
}

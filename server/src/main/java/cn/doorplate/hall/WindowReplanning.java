package cn.doorplate.hall;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Changed;
import cn.doorplate.capacity.PoolState;
import cn.doorplate.capacity.Terms;
import cn.doorplate.hall.SlotMapper.SlotRow;
import cn.doorplate.shared.Declined;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings the slots that were opened in line with what a window's week, days and end are now. Who calls has changed the window's row in this
 * transaction, and so waits for bookings in flight and keeps others out; bookings are held next, pools last, from the smallest id up.
 */
@Component
class WindowReplanning {

    private static final Duration DAY = Duration.ofDays(1);

    private final SlotMapper rows;
    private final BookingMapper bookings;
    private final WindowPlan plan;
    private final Capacity capacity;
    private final BookingNews news;

    WindowReplanning(SlotMapper rows, BookingMapper bookings, WindowPlan plan, Capacity capacity, BookingNews news) {
        this.rows = rows;
        this.bookings = bookings;
        this.plan = plan;
        this.capacity = capacity;
        this.news = news;
    }

    /**
     * What is no longer planned ends, and who has booked it hears why; the rest has the places and the last moment of now.
     *
     * @param window as it is now
     * @param why null where its hours were changed
     * @throws Declined OVERBOOKED at {@code content.hours}, with how many have booked that would not fit
     */
    void apply(ServiceWindow window, @Nullable String why, Instant now) {
        Map<Instant, WindowSlot> planned =
                plan.slots(window.row(), now).collect(Collectors.toMap(WindowSlot::startsAt, Function.identity()));
        Map<Boolean, List<SlotRow>> stays = rows.notOver(window.row().id(), now.minus(DAY), now).stream()
                .collect(Collectors.partitioningBy(slot -> isAmong(planned, slot)));
        end(window, Objects.requireNonNull(stays.get(false)), why, now);
        refit(window.row(), Objects.requireNonNull(stays.get(true)), planned);
    }

    private static boolean isAmong(Map<Instant, WindowSlot> planned, SlotRow slot) {
        WindowSlot same = planned.get(slot.startsAt());
        return same != null && same.endsAt().equals(slot.endsAt());
    }

    private void end(ServiceWindow window, List<SlotRow> slots, @Nullable String why, Instant now) {
        if (slots.isEmpty()) {
            return;
        }
        List<Long> ids = slots.stream().map(SlotRow::id).toList();
        List<BookingRow> off = bookings.booked(ids).stream()
                .map(bookings::hold)
                .filter(row -> row != null && row.state() == WindowBookingState.BOOKED)
                .toList();
        for (BookingRow row : off) {
            bookings.become(row.id(), WindowBookingState.CALLED_OFF, true);
            news.calledOff(row, window, why, now);
        }
        off.stream()
                .sorted(Comparator.comparingLong(BookingRow::slotId))
                .forEach(row -> capacity.release(row.slotId(), row.id()));
        ids.forEach(capacity::close);
        rows.endSlots(ids);
    }

    private void refit(WindowRow window, List<SlotRow> slots, Map<Instant, WindowSlot> planned) {
        Map<Long, PoolState> pools =
                capacity.pools(slots.stream().map(SlotRow::id).toList());
        int over = 0;
        for (SlotRow slot : slots) {
            WindowSlot as = Objects.requireNonNull(planned.get(slot.startsAt()));
            PoolState pool = pools.get(slot.id());
            Terms terms = WindowSlots.terms(window, as);
            if (pool != null && !pool.terms().equals(terms)) {
                over += withoutPlace(slot, as, terms);
            }
        }
        if (over > 0) {
            throw new Declined(List.of(new Declined.Reason(HallErrorCode.OVERBOOKED, "content.hours", List.of(over))));
        }
    }

    /** How many would have none. */
    private int withoutPlace(SlotRow slot, WindowSlot as, Terms terms) {
        Changed changed = capacity.change(slot.id(), terms);
        rows.resize(slot.id(), as.places());
        return changed == Changed.BELOW_TAKEN
                ? Objects.requireNonNull(capacity.pools(List.of(slot.id())).get(slot.id()))
                                .shares()
                                .get(0)
                                .taken()
                        - as.places()
                : 0;
    }
}

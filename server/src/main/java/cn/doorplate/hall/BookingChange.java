package cn.doorplate.hall;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.hall.SlotMapper.SlotRow;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes bookings and gives them back. */
@Component
class BookingChange {

    private final BookingMapper rows;
    private final Windows windows;
    private final WindowSlots slots;
    private final BookingNews news;
    private final Capacity capacity;
    private final TransactionTemplate transaction;

    BookingChange(
            BookingMapper rows,
            Windows windows,
            WindowSlots slots,
            BookingNews news,
            Capacity capacity,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.windows = windows;
        this.slots = slots;
        this.news = news;
        this.capacity = capacity;
        this.transaction = transaction;
    }

    /** @throws Declined NOT_FOUND, NOT_NOW, TOO_LATE, NO_SLOT, FULL: then they keep what they had */
    void change(Viewer viewer, long id, Instant startsAt) {
        BookingRow known = Optional.ofNullable(rows.find(id))
                .filter(row -> row.bookedBy() == viewer.personId())
                .orElseThrow(() -> Declined.at("booking", CommonErrorCode.NOT_FOUND));
        slots.prepare(known.windowId(), startsAt);
        transaction.executeWithoutResult(status -> changed(viewer, known, startsAt));
    }

    private void changed(Viewer viewer, BookingRow known, Instant startsAt) {
        long id = known.id();
        ServiceWindow window = windows.held(known.windowId()).orElseThrow();
        SlotRow slot = slots.opened(window.row(), startsAt);
        Instant now = slots.now();
        BookingRow row = hold(viewer, id, now);
        if (row.slotId() == slot.id()) {
            return;
        }
        int number = Applying.today(row.startsAt()).equals(Applying.today(slot.startsAt()))
                ? row.number()
                : slots.nextNumber(slot);
        BookingRow moved = row.in(slot, number, now);
        rows.move(moved);
        // Of two pools the one with the smaller id first, as all do.
        if (slot.id() < row.slotId()) {
            slots.claim(slot, moved);
            capacity.release(row.slotId(), id);
        } else {
            capacity.release(row.slotId(), id);
            slots.claim(slot, moved);
        }
        news.tell(moved, window, "changed", now, "");
    }

    /** Does nothing a second time. */
    void cancel(Viewer viewer, long id) {
        transaction.executeWithoutResult(status -> {
            BookingRow known = rows.hold(id);
            if (known != null
                    && known.bookedBy() == viewer.personId()
                    && known.state() == WindowBookingState.CANCELLED) {
                return;
            }
            BookingRow row = hold(viewer, id, slots.now());
            rows.become(id, WindowBookingState.CANCELLED, true);
            capacity.release(row.slotId(), id);
        });
    }

    private BookingRow hold(Viewer viewer, long id, Instant now) {
        BookingRow row = Optional.ofNullable(rows.hold(id))
                .filter(it -> it.bookedBy() == viewer.personId())
                .orElseThrow(() -> Declined.at("booking", CommonErrorCode.NOT_FOUND));
        if (row.state() != WindowBookingState.BOOKED) {
            throw Declined.because(HallErrorCode.NOT_NOW);
        }
        if (!row.mayChange(now)) {
            throw Declined.because(HallErrorCode.TOO_LATE);
        }
        return row;
    }
}

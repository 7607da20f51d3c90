package cn.doorplate.hall;

import cn.doorplate.capacity.CapacityForgetting;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removes what is known of people once it is no longer needed. */
@Component
class HallForgetting {

    private final ApplicationMapper applications;
    private final ApplicationEventMapper applicationEvents;
    private final ApplicationFiles files;
    private final BookingMapper bookings;
    private final SlotMapper slots;
    private final ErrandMapper errands;
    private final ErrandEventMapper errandEvents;
    private final CapacityForgetting capacity;

    HallForgetting(
            ApplicationMapper applications,
            ApplicationEventMapper applicationEvents,
            ApplicationFiles files,
            BookingMapper bookings,
            SlotMapper slots,
            ErrandMapper errands,
            ErrandEventMapper errandEvents,
            CapacityForgetting capacity) {
        this.applications = applications;
        this.applicationEvents = applicationEvents;
        this.files = files;
        this.bookings = bookings;
        this.slots = slots;
        this.errands = errands;
        this.errandEvents = errandEvents;
        this.capacity = capacity;
    }

    /** What was answered, said and handed in; that there was an application, and when it ended, stays. */
    @Transactional
    public int applications(Instant limit, int atMost) {
        List<Long> old = applications.toForget(limit, atMost);
        old.forEach(this::application);
        return old.size();
    }

    /** Within the caller's transaction. */
    void application(long id) {
        applications.forget(id);
        applicationEvents.forgetTexts(id);
        files.forget(id);
    }

    /** Bookings first, then the slots of which none is left, with who had their places. */
    @Transactional
    public int bookings(Instant limit, int atMost) {
        int removed = bookings.removeBefore(limit, atMost);
        if (removed == atMost) {
            return removed;
        }
        for (long slot : slots.oldSlots(limit, atMost - removed)) {
            int claims = capacity.forget(slot, atMost);
            removed += Math.max(1, claims);
            if (claims == atMost || removed >= atMost) {
                return atMost;
            }
            slots.removeSlot(slot);
        }
        return removed;
    }

    @Transactional
    public int errands(Instant limit, int atMost) {
        List<Long> old = errands.old(limit, atMost);
        old.forEach(id -> {
            errandEvents.remove(id);
            errands.remove(id);
        });
        return old.size();
    }
}

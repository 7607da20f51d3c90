package cn.doorplate.hall;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.ClaimOutcome;
import cn.doorplate.capacity.NewPool;
import cn.doorplate.capacity.Refusal;
import cn.doorplate.capacity.Terms;
import cn.doorplate.hall.SlotMapper.SlotRow;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The slots of windows, each a pool as soon as one is asked for. Who opens or claims one holds the window, so that it is still planned. */
@Component
class WindowSlots {

    /** By which the pools of slots are told from others'. */
    static final String POOLS = "hall.slot";

    private static final Logger log = LoggerFactory.getLogger(WindowSlots.class);
    private static final List<Integer> SHARE = List.of(0);

    private final WindowMapper windows;
    private final SlotMapper rows;
    private final WindowPlan plan;
    private final Capacity capacity;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WindowSlots(
            WindowMapper windows,
            SlotMapper rows,
            WindowPlan plan,
            Capacity capacity,
            TransactionTemplate transaction,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.windows = windows;
        this.rows = rows;
        this.plan = plan;
        this.capacity = capacity;
        this.transaction = transaction;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The slot's pool is there before a transaction begins, so that those who come first at once do not wait for each other. */
    void prepare(long window, Instant startsAt) {
        if (rows.slot(window, startsAt) != null) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                WindowRow row = windows.share(window);
                if (row != null) {
                    opened(row, startsAt);
                }
            });
        } catch (Declined | DuplicateKeyException | PessimisticLockingFailureException e) {
            log.debug("Not opened, which is said inside unless the same was asked before; or another was faster", e);
        }
    }

    /**
     * The slot that begins then, with a pool, which is opened for who asks for it first; within the transaction that holds the window.
     *
     * @throws Declined NO_SLOT, TOO_LATE
     */
    SlotRow opened(WindowRow window, Instant startsAt) {
        Instant now = now();
        WindowSlot slot = plan.bookable(window, now)
                .filter(it -> it.startsAt().equals(startsAt))
                .findFirst()
                .orElseThrow(() -> Declined.at(
                        "startsAt",
                        startsAt.isAfter(now.plus(Duration.ofMinutes(window.cancelMinutes())))
                                ? HallErrorCode.NO_SLOT
                                : HallErrorCode.TOO_LATE));
        SlotRow known = rows.slot(window.id(), startsAt);
        return known == null ? open(window, slot, now) : known;
    }

    private SlotRow open(WindowRow window, WindowSlot slot, Instant now) {
        SlotRow row = new SlotRow(Ids.next(), window.id(), slot.startsAt(), slot.endsAt(), slot.places());
        rows.insertSlot(row, now);
        rows.beginDay(window.id(), Applying.today(slot.startsAt()));
        capacity.open(new NewPool(row.id(), POOLS, terms(window, slot)));
        return row;
    }

    static Terms terms(WindowRow window, WindowSlot slot) {
        Instant closes = slot.startsAt().minus(Duration.ofMinutes(window.cancelMinutes()));
        return new Terms(List.of(slot.places()), null, closes, null, Duration.ofSeconds(1), 0);
    }

    /** The next number of its day, within the caller's transaction. */
    int nextNumber(SlotRow slot) {
        rows.nextNumber(slot.windowId(), Applying.today(slot.startsAt()));
        return rows.number(slot.windowId(), Applying.today(slot.startsAt()));
    }

    /**
     * The last thing that can be refused: from here on the slot is locked.
     *
     * @throws Declined FULL, TOO_LATE
     */
    void claim(SlotRow slot, BookingRow row) {
        ClaimOutcome outcome = capacity.claim(slot.id(), row.id(), row.bookedBy(), SHARE);
        if (outcome instanceof ClaimOutcome.Refused refused) {
            throw Declined.at("startsAt", refused.why() == Refusal.FULL ? HallErrorCode.FULL : HallErrorCode.TOO_LATE);
        }
    }
}

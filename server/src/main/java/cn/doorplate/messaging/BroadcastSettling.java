package cn.doorplate.messaging;

import cn.doorplate.messaging.BroadcastDeliveryMapper.Open;
import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings what is on its way out in line with what was done to its broadcast: paused, gone on with, stopped. Some hundred rows a
 * transaction, so that nobody waits for twenty thousand. What a sender has in hand this moment is left to it, for it asks how the
 * broadcast stands before each attempt.
 */
@Component
class BroadcastSettling {

    static final int ROWS = 500;

    /** How long after a change something may come out of a hand that did not know of it: several leases of a sender. */
    static final Duration PERIOD = Duration.ofMinutes(2);

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(BroadcastSettling.class);

    private final BroadcastDeliveryMapper rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BroadcastSettling(
            BroadcastDeliveryMapper rows, TransactionTemplate transaction, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * One part of one broadcast's.
     *
     * @return false if none was due
     */
    boolean round() {
        Instant now = clock.instant();
        Long id = rows.toSettle(now);
        if (id == null || rows.takeSettling(id, now, now.plus(LEASE)) != 1) {
            return false;
        }
        try {
            transaction.executeWithoutResult(status -> settle(id));
        } catch (ConcurrencyFailureException e) {
            log.debug("Broadcast {} is settled when its lease ends: others are in the way", id, e);
        }
        return true;
    }

    /** Under the lock of the broadcast's row, so that nobody pauses what somebody else has just let go on. */
    private void settle(long id) {
        BroadcastState state = rows.lockState(id);
        Instant now = clock.instant();
        int changed = switch (state) {
            case PAUSED -> each(open(id, now, DeliveryState.WAITING), found -> rows.pause(found, now));
            case RUNNING, TOLD -> each(open(id, now, DeliveryState.PAUSED), rows::resume);
            case STOPPED ->
                each(
                        open(id, now, DeliveryState.WAITING, DeliveryState.PAUSED, DeliveryState.HELD),
                        found -> drop(found, now));
        };
        boolean more = changed == ROWS;
        rows.settled(id, more, more ? now : now.plus(AGAIN));
    }

    private List<Open> open(long id, Instant now, DeliveryState... states) {
        return rows.open(id, List.of(states), now, ROWS);
    }

    /** Found without locks and changed by their ids, as who notes what was sent does it: nobody waits in a circle. */
    private static int each(List<Open> found, Consumer<List<Open>> change) {
        if (!found.isEmpty()) {
            change.accept(found);
        }
        return found.size();
    }

    /** Each gives its consent back as it goes, and so once, unless an attempt may have used it up. Deliveries are locked before consents, as everywhere. */
    private void drop(List<Open> found, Instant now) {
        List<Open> open = rows.lock(found, now);
        if (!open.isEmpty()) {
            rows.drop(open);
            rows.lockCredits(open);
            open.stream().filter(it -> it.spent() && !it.inDoubt()).forEach(rows::giveBack);
        }
    }
}

package cn.doorplate.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Sends what is due of one table by one way: claims as many as may go out, looks at each once more, hands them over side by side,
 * and notes what was said. What a server that died had in hand is due again when its lease ends.
 */
final class Sender {

    static final Duration PAUSE = Duration.ofMillis(200);

    static final Duration LEASE = Duration.ofSeconds(30);

    /** What was not begun by then is put back: the provider's patience has to fit into the rest of the lease. */
    private static final Duration BEGUN_WITHIN = Duration.ofSeconds(15);

    /** In one round. */
    private static final int MOST = 100;

    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    private final OutTable table;
    private final Packing packing;
    private final Way way;
    private final Notes notes;
    private final Pace pace;
    private final Couriers couriers;
    private final Clock clock;
    private final Slowdown slowdown = new Slowdown();

    Sender(OutTable table, Packing packing, Way way, Notes notes, Pace pace, Couriers couriers, Clock clock) {
        this.table = table;
        this.packing = packing;
        this.way = way;
        this.notes = notes;
        this.pace = pace;
        this.couriers = couriers;
        this.clock = clock;
    }

    /** Returns how many it had in hand. */
    int round() {
        Instant now = now();
        if (slowdown.holds(now)) {
            return 0;
        }
        List<Long> due = new ArrayList<>(table.due(way.channel(), now, MOST));
        int number = pace.take(Math.min(MOST, due.size()));
        if (number == 0) {
            return 0;
        }
        try {
            List<Claimed> claimed = table.claim(chosen(due, number), now, now.plus(LEASE));
            send(claimed, now.plus(BEGUN_WITHIN));
            return claimed.size();
        } catch (PessimisticLockingFailureException e) {
            log.debug("Another server claims the same {}", way.channel());
            return 0;
        }
    }

    /** Of those that come first; in no order, so that several servers seldom want the same. */
    private static List<Long> chosen(List<Long> due, int number) {
        List<Long> first = new ArrayList<>(due.subList(0, Math.min(due.size(), 2 * number)));
        Collections.shuffle(first);
        return first.subList(0, number);
    }

    private void send(List<Claimed> claimed, Instant begunBy) {
        if (claimed.isEmpty()) {
            return;
        }
        Map<Long, Packed> packed = pack(claimed);
        couriers.all(
                way.channel(),
                claimed.stream()
                        .<Runnable>map(it -> () -> deliver(it, Objects.requireNonNull(packed.get(it.id())), begunBy))
                        .toList());
    }

    /** Together; where that fails one by one, so that one that is damaged keeps nobody else's from going out. */
    private Map<Long, Packed> pack(List<Claimed> claimed) {
        try {
            return packing.pack(claimed);
        } catch (RuntimeException e) {
            log.warn("{} are made ready one by one: {}", way.channel(), e.toString());
            Map<Long, Packed> packed = new HashMap<>();
            claimed.forEach(it -> packed.put(it.id(), packAlone(it)));
            return packed;
        }
    }

    private Packed packAlone(Claimed it) {
        try {
            return Objects.requireNonNull(packing.pack(List.of(it)).get(it.id()));
        } catch (RuntimeException e) {
            log.error("{} {} cannot be made ready", way.channel(), it.id(), e);
            return new Packed.Cannot(DeliveryFailure.AWAY);
        }
    }

    private void deliver(Claimed it, Packed packed, Instant begunBy) {
        if (packed instanceof Packed.Ready ready) {
            handOver(ready, begunBy);
        } else if (packed instanceof Packed.Waits waits) {
            notes.waits(table, it, waits.broadcastId());
        } else if (packed instanceof Packed.Later later) {
            notes.putBack(table, it, later.at());
        } else if (packed instanceof Packed.Cannot cannot) {
            notes.failed(table, packing, it, Answer.failed(cannot.why()), cannot.why(), slowdown);
        } else {
            over(it, packed);
        }
    }

    private void over(Claimed it, Packed packed) {
        if (packed instanceof Packed.Elsewhere elsewhere) {
            notes.elsewhere(table, packing, it, elsewhere.of());
        } else {
            notes.needless(table, packing, it, packed instanceof Packed.Needless needless ? needless.of() : List.of());
        }
    }

    private void handOver(Packed.Ready ready, Instant begunBy) {
        Instant now = now();
        if (slowdown.holds(now) || now.isAfter(begunBy)) {
            notes.putBack(table, ready.claimed(), slowdown.holds(now) ? slowdown.end() : now);
            return;
        }
        Answer answer = ask(ready.parcel());
        DeliveryFailure why = answer.failure();
        if (why == null || mustHaveArrived(ready.claimed(), why)) {
            notes.sent(table, packing, ready, answer);
            slowdown.over(now());
        } else {
            notes.failed(table, packing, ready.claimed(), answer, why, slowdown);
        }
    }

    /** The consent was good when it was spent; an attempt that nobody knows the end of has used it up. */
    private boolean mustHaveArrived(Claimed it, DeliveryFailure why) {
        return why == DeliveryFailure.NOT_SUBSCRIBED && it.inDoubt() && notes.isOneTime(it);
    }

    private Answer ask(Parcel parcel) {
        try {
            return way.send(parcel);
        } catch (RuntimeException e) {
            log.error("{} could not be asked: {}", way.channel(), e.getClass().getName());
            return Answer.lost();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

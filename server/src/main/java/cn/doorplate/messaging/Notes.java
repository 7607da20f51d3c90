package cn.doorplate.messaging;

import cn.doorplate.shared.DatabaseClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes what became of what was tried, each with what it means for the person's consents, in one transaction:
 * the delivery is locked before the consents. Where others are in the way, or the database is away for a moment, it is noted anew:
 * what was sent and not noted would be sent again. That is safe, for a claim is noted once, and whoever cannot know whether it was
 * noted changes nothing by doing so again.
 */
@Component
class Notes implements DisposableBean {

    /** Of the lease so much is left to note what came of the last attempt that was begun in time. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);

    private static final Logger log = LoggerFactory.getLogger(Notes.class);

    private final CreditMapper credits;
    private final PackingMapper broadcasts;
    private final Templates templates;
    private final TransactionTemplate transaction;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Notes(
            CreditMapper credits,
            PackingMapper broadcasts,
            Templates templates,
            PlatformTransactionManager transactions,
            MeterRegistry metrics,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.credits = credits;
        this.broadcasts = broadcasts;
        this.templates = templates;
        this.transaction = new TransactionTemplate(transactions);
        this.metrics = metrics;
        this.clock = clock;
    }

    void sent(OutTable table, Packing packing, Packed.Ready gone, Answer answer) {
        note(() -> {
            if (table.sent(gone.claimed(), answer.reference(), now())) {
                packing.sent(gone);
                count(gone.claimed(), "SENT");
            }
        });
    }

    /** It needs not go out any more. */
    void needless(OutTable table, Packing packing, Claimed it, List<Long> of) {
        dropped(table, it, () -> packing.needless(it, of));
    }

    /** It is to go out by SMS instead. */
    void elsewhere(OutTable table, Packing packing, Claimed it, List<Long> of) {
        dropped(table, it, () -> packing.elsewhere(it, of));
    }

    private void dropped(OutTable table, Claimed it, Runnable then) {
        note(() -> {
            if (table.dropped(it)) {
                then.run();
                settle(it);
                count(it, "DROPPED");
            }
        });
    }

    /** Waits for its broadcast, if that is paused still. */
    void waits(OutTable table, Claimed it, long broadcastId) {
        note(() -> {
            if (broadcasts.lockBroadcast(broadcastId) == BroadcastState.PAUSED) {
                table.paused(it, now());
            } else {
                table.putBack(it, it.failure(), now());
            }
        });
    }

    /** Nobody has tried it after all. */
    void putBack(OutTable table, Claimed it, Instant at) {
        note(() -> table.putBack(it, it.failure(), at));
    }

    /** It did not go out: for good, or it is tried again. */
    void failed(OutTable table, Packing packing, Claimed tried, Answer answer, DeliveryFailure why, Slowdown slowdown) {
        Claimed it = tried.after(answer);
        switch (why) {
            case NOT_SUBSCRIBED, INVALID, NO_ADDRESS, BLOCKED, UNDECIDED -> failed(table, packing, it, why);
            case TOO_OFTEN, MISCONFIGURED, AWAY -> {
                if (answer.toAll()) {
                    Instant at = slowdown.begin(now());
                    note(() -> table.putBack(it, why, at));
                } else {
                    later(table, packing, it, why);
                }
            }
        }
    }

    private void later(OutTable table, Packing packing, Claimed it, DeliveryFailure why) {
        Optional<Duration> wait = Retries.after(it.attempts());
        if (wait.isPresent()) {
            Instant at = now().plus(wait.get());
            note(() -> {
                if (table.again(it, why, it.inDoubt(), at)) {
                    packing.delayed(it, why);
                }
            });
            count(it, "RETRY");
        } else {
            failed(table, packing, it, why);
        }
    }

    private void failed(OutTable table, Packing packing, Claimed it, DeliveryFailure why) {
        note(() -> {
            if (table.failed(it, why)) {
                packing.ended(it, why);
                if (it.template() != null && why == DeliveryFailure.NOT_SUBSCRIBED) {
                    forget(it.personId(), it.template());
                } else {
                    settle(it);
                }
                count(it, why.name());
            }
        });
    }

    /**
     * It ends unsent, and so once: what was spent for it is given back, unless an attempt of unknown outcome may have used it up. A
     * one-time consent that is gone after such an attempt went with it: {@link Sender} knows.
     */
    private void settle(Claimed it) {
        if (it.template() != null && it.spent() && !it.inDoubt()) {
            credits.giveBack(it.personId(), it.template());
        }
    }

    /** There is no consent after all, and none to be given back of what is on its way either: deliveries before consents. */
    private void forget(long person, String template) {
        List<Long> open = credits.openOn(person, template);
        if (!open.isEmpty()) {
            credits.unspend(open);
        }
        credits.voidAll(person, template);
    }

    private void note(Runnable work) {
        long begun = System.nanoTime();
        for (Duration wait = FIRST_WAIT; ; wait = wait.multipliedBy(2)) {
            try {
                transaction.executeWithoutResult(status -> work.run());
                return;
            } catch (TransientDataAccessException
                    | RecoverableDataAccessException
                    | DataAccessResourceFailureException
                    | TransactionException e) {
                if (System.nanoTime() - begun + wait.toNanos() > PATIENCE.toNanos() || !waited(wait)) {
                    throw e;
                }
                log.debug("A note is made once more", e);
            }
        }
    }

    /** False if the server stops meanwhile. */
    private boolean waited(Duration wait) {
        try {
            return !stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void destroy() {
        stopped.countDown();
    }

    boolean isOneTime(Claimed it) {
        return it.template() != null
                && templates
                        .find(it.template())
                        .filter(template -> !template.standing())
                        .isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void count(Claimed it, String outcome) {
        metrics.counter(
                        "doorplate.deliveries",
                        "channel",
                        it.channel().name().toLowerCase(Locale.ROOT),
                        "outcome",
                        outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}

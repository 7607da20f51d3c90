package cn.doorplate.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what time brings to rows of one kind, each in a transaction that holds the row: another server that was quicker has left
 * nothing to do, and who dies in between has done nothing. One that fails keeps nobody else waiting and is tried again.
 */
public final class DueRounds {

    private static final Logger log = LoggerFactory.getLogger(DueRounds.class);
    private static final int AT_ONCE = 50;
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final String kind;
    private final Steps steps;
    private final Supplier<Instant> now;
    private final TransactionTemplate transaction;

    /** What is due, and what comes of it. */
    public interface Steps {

        /** Ids of what is due, the longest first. */
        List<Long> due(Instant now, int atMost);

        /** Holds the row and does what is to be done; nothing, if it is not due any more. */
        void step(long id, Instant now);

        void postpone(long id, Instant later);
    }

    /**
     * @param kind what the rows are, for the log
     * @param now the time by which they are due
     */
    public DueRounds(String kind, Steps steps, Supplier<Instant> now, TransactionTemplate transaction) {
        this.kind = kind;
        this.steps = steps;
        this.now = now;
        this.transaction = transaction;
    }

    /** Some at a time. */
    public void round() {
        for (long id : steps.due(now.get(), AT_ONCE)) {
            try {
                transaction.executeWithoutResult(status -> steps.step(id, now.get()));
            } catch (RuntimeException e) {
                log.error("{} {} does not go on; it is tried again", kind, id, e);
                transaction.executeWithoutResult(
                        status -> steps.postpone(id, now.get().plus(AGAIN)));
            }
        }
    }
}

package cn.doorplate.privacy;

import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes accounts whose grace is over. One server takes an account by a lease; whatever goes wrong, whoever comes after the lease
 * begins with the first module again, and the key is destroyed last.
 */
@Component
class ClosingWorker {

    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(ClosingWorker.class);

    private static final int AT_ONCE = 20;

    private final AccountClosingMapper closings;
    private final List<PersonalData> parts;
    private final PersonKeys keys;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final long me = Ids.next();

    ClosingWorker(
            AccountClosingMapper closings,
            List<PersonalData> parts,
            PersonKeys keys,
            TransactionTemplate transactions,
            Clock clock) {
        this.closings = closings;
        this.parts = parts;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Closes those that are due, twenty at most. */
    void round() {
        for (long personId : closings.due(clock.instant(), AT_ONCE)) {
            Instant now = clock.instant();
            if (closings.take(personId, me, now, now.plus(LEASE)) == 1) {
                attempt(personId);
            }
        }
    }

    private void attempt(long personId) {
        try {
            parts.forEach(part -> transactions.executeWithoutResult(status -> part.erase(personId)));
            transactions.executeWithoutResult(status -> {
                keys.destroy(personId);
                closings.done(personId, clock.instant());
            });
        } catch (RuntimeException e) {
            log.error("The account of person {} could not be closed; it will be tried again", personId, e);
        }
    }
}

package cn.doorplate.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Accounts that are to be closed (PIPL art. 47; GB/T 35273-2020, 8.5: within 15 working days). For seven days the person may
 * think better of it; then each module removes what it keeps in clear, and the person's key is destroyed.
 */
@Service
public class AccountClosings {

    static final Duration GRACE = Duration.ofDays(7);

    private static final Logger log = LoggerFactory.getLogger(AccountClosings.class);

    private final AccountClosingMapper closings;
    private final Clock clock;

    AccountClosings(AccountClosingMapper closings, Clock clock) {
        this.closings = closings;
        this.clock = clock;
    }

    /** Asks for it. When it is asked for already, that stands, with the day it had. */
    public AccountClosing request(long personId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (closings.find(personId) == null) {
            insert(personId, now);
        } else {
            closings.again(personId, now, now.plus(GRACE));
        }
        return Objects.requireNonNull(closings.now(personId));
    }

    private void insert(long personId, Instant now) {
        try {
            closings.insert(personId, now, now.plus(GRACE));
        } catch (DuplicateKeyException e) {
            log.debug("Person {} asked twice at once; the other one stands", personId);
        }
    }

    /** Takes it back; false when it is not pending, or the seven days are over. */
    public boolean cancel(long personId) {
        return closings.cancel(personId, clock.instant()) == 1;
    }

    /** The person's last wish of this kind. */
    public Optional<AccountClosing> of(long personId) {
        return Optional.ofNullable(closings.find(personId));
    }
}

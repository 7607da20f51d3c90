package cn.doorplate.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The one access token of all servers. Whoever finds it old takes the lease and fetches the next; the others go on with the
 * old one, or wait for the new one where the old has ended. The lease of a server that died runs out. Each server keeps what
 * it has seen in memory, so that asking costs nothing for some two hours, and outlives the database for as long.
 */
@Component
class AccessTokens {

    private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);

    /** Longer than a fetch can take, so that nobody else fetches meanwhile. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    /** A token refused so soon after it was fetched is no old one: fetching on would not help, and would cost the quota. */
    private static final Duration NOT_SOONER = Duration.ofSeconds(10);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(30);

    private final StableToken stable;
    private final AccessTokenStore store;
    private final Clock clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile AccessToken held = AccessToken.none(0);

    AccessTokens(StableToken stable, AccessTokenStore store, Clock clock) {
        this.stable = stable;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The token to ask with.
     *
     * @throws WeChatRefused if there is none by the deadline
     */
    AccessToken current(Deadline deadline) {
        AccessToken known = held;
        Instant now = clock.instant();
        if (known.isFresh(now) || (known.isUsable(now) && !renewing.tryLock())) {
            return known;
        }
        if (!renewing.isHeldByCurrentThread()) {
            lock(deadline);
        }
        try {
            held = renew(deadline);
            return held;
        } catch (DataAccessException e) {
            log.warn("The access token cannot be looked up: {}", e.getClass().getSimpleName());
            return usable(known);
        } finally {
            renewing.unlock();
        }
    }

    /** The platform did not take it. Returns whether there is, or will be when asked, another. */
    boolean refuse(AccessToken refused) {
        held = AccessToken.none(refused.generation());
        Instant now = now();
        return store.expire(refused, now, now.minus(NOT_SOONER));
    }

    private void lock(Deadline deadline) {
        try {
            if (renewing.tryLock(deadline.left(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new WeChatRefused(WeChatFailure.AWAY);
    }

    private AccessToken renew(Deadline deadline) {
        while (true) {
            AccessToken latest = store.latest();
            Instant now = now();
            if (latest.isFresh(now)) {
                return latest;
            }
            if (store.lease(latest, now, now.plus(LEASE))) {
                return fetch(latest, now.plus(LEASE), deadline);
            }
            if (latest.isUsable(now)) {
                return latest;
            }
            if (deadline.hasPassed()) {
                throw new WeChatRefused(WeChatFailure.AWAY);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private AccessToken fetch(AccessToken old, Instant leasedUntil, Deadline deadline) {
        try {
            StableToken.Fetched fetched = stable.fetch(deadline);
            Instant now = now();
            return store.store(old, fetched.value(), now, now.plus(fetched.life()));
        } catch (WeChatRefused e) {
            store.release(old, leasedUntil);
            if (old.isUsable(clock.instant())) {
                return old;
            }
            throw e;
        }
    }

    private AccessToken usable(AccessToken token) {
        if (token.isUsable(clock.instant())) {
            return token;
        }
        throw new WeChatRefused(WeChatFailure.AWAY);
    }

    /** As exact as the store. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

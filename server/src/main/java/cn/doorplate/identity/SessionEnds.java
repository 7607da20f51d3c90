package cn.doorplate.identity;

import cn.doorplate.shared.CredentialEnded;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What this server knows of sessions that ended anywhere. The truth is in the database: each end takes the next number under
 * one row's lock, so asking for those after the last one seen misses none. As long as the last asking is fresh, a
 * remembered session (here or in Redis) may be trusted unless it is among the ends; otherwise the database is asked.
 */
@Component
class SessionEnds {

    private static final Logger log = LoggerFactory.getLogger(SessionEnds.class);

    /** How long a session may be remembered outside the database; an end is kept for twice that. */
    static final Duration MEMORY = Duration.ofMinutes(10);

    static final Duration PERIOD = Duration.ofMillis(250);
    private static final long FRESH_NS = TimeUnit.MILLISECONDS.toNanos(700);

    private final SessionMapper sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Cache<String, Boolean> ended =
            Caffeine.newBuilder().expireAfterWrite(MEMORY.multipliedBy(2)).build();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile long seen = -1;
    private volatile long heardAt = System.nanoTime() - TimeUnit.HOURS.toNanos(1);
    private volatile @Nullable Instant expiredUntil;

    SessionEnds(SessionMapper sessions, ApplicationEventPublisher events, Clock clock) {
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    /** Whether a remembered session with this token is to be believed. */
    boolean vouchFor(String tokenHash) {
        return System.nanoTime() - heardAt < FRESH_NS && ended.getIfPresent(tokenHash) == null;
    }

    /** Asks the database; called after this server's own ends too, so that whoever logged out is out. */
    void ask() {
        asking.lock();
        try {
            read();
        } finally {
            asking.unlock();
        }
    }

    private void read() {
        long askedAt = System.nanoTime();
        long from = seen >= 0 ? seen : sessions.numberBefore(clock.instant().minus(MEMORY.multipliedBy(2)));
        long last = Math.max(from, seen);
        for (SessionEndRow end : sessions.endsAfter(from)) {
            tell(end.tokenHash());
            last = Math.max(last, end.number());
        }
        seen = Math.max(last, 0);
        heardAt = askedAt;
    }

    /** Sockets of sessions whose time is over are closed as well. */
    private void expire() {
        Instant now = clock.instant();
        Instant from = expiredUntil;
        expiredUntil = now;
        if (from != null) {
            sessions.expiredBetween(from, now).forEach(this::tell);
        }
    }

    private void tell(byte[] tokenHash) {
        String hash = HexFormat.of().formatHex(tokenHash);
        ended.put(hash, true);
        events.publishEvent(new CredentialEnded(hash));
    }

    void round() {
        try {
            ask();
            expire();
        } catch (RuntimeException e) {
            log.debug("The database does not tell which sessions ended", e);
        }
    }

    void sweep() {
        while (sessions.forgetEnds(clock.instant().minus(MEMORY.multipliedBy(3))) > 0) {
            log.debug("Forgot ends of sessions");
        }
    }
}

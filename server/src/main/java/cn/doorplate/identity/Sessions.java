package cn.doorplate.identity;

import cn.doorplate.redis.SharedCache;
import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Ids;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Logins that last. The token is 256 random bits, known to its client alone; the database holds its hash, and Redis remembers
 * for ten minutes whose it is. A session that is ended is over on every server within a second, whatever Redis remembers:
 * {@link SessionEnds}.
 */
@Service
public class Sessions {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Of one person at a time: ends are told under one lock, and nobody is to have thousands to tell of. */
    private static final int MOST = 50;

    private final SessionMapper rows;
    private final SessionEnds ends;
    private final SharedCache shared;
    private final Clock clock;

    Sessions(SessionMapper rows, SessionEnds ends, SharedCache shared, Clock clock) {
        this.rows = rows;
        this.ends = ends;
        this.shared = shared;
        this.clock = clock;
    }

    /**
     * A session that has begun.
     *
     * @param token for its client and nobody else
     */
    record Started(long id, String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Started[" + id + "]";
        }
    }

    /** Begins one; where the person has too many, the oldest ends. */
    @Transactional
    Started start(long personId, SessionKind kind) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String token = "dps_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant expiresAt = clock.instant().plus(kind.life());
        long id = Ids.next();
        rows.insert(new SessionRow(id, new Credential(token).hash(), personId, kind, expiresAt, null));
        List<SessionRow> alive = rows.aliveOf(personId, clock.instant());
        end(alive.subList(0, Math.max(0, alive.size() - MOST)));
        return new Started(id, token, expiresAt);
    }

    /** The session of this token, unless it has ended or its time is over. */
    Optional<Session> find(Credential credential) {
        String hash = credential.hashText();
        if (ends.vouchFor(hash)) {
            Optional<Session> remembered = remembered(hash);
            if (remembered.isPresent()) {
                return remembered.filter(this::isInTime);
            }
        }
        SessionRow row = rows.alive(credential.hash(), clock.instant());
        if (row != null) {
            remember(hash, row.toSession());
        }
        return Optional.ofNullable(row).map(SessionRow::toSession);
    }

    /** How its holder came in; null once it is no longer kept. */
    @Nullable SessionKind kind(long id) {
        SessionRow row = rows.selectById(id);
        return row == null ? null : row.kind();
    }

    /** Logs out: this session, on every server, its sockets too. Does nothing when it has ended. */
    @Transactional
    public void end(long id) {
        SessionRow row = rows.selectById(id);
        if (row != null) {
            end(List.of(row));
        }
    }

    /** Logs a person out everywhere. */
    @Transactional
    public void endAllOf(long personId) {
        end(rows.aliveOf(personId, clock.instant()));
    }

    /** All that are kept of a person, the newest first, 100 at most. */
    List<SessionRow> allOf(long personId) {
        return rows.allOf(personId);
    }

    private void end(List<SessionRow> found) {
        Instant now = clock.instant();
        List<SessionRow> mine =
                found.stream().filter(row -> rows.end(row.id(), now) == 1).toList();
        if (mine.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void beforeCommit(boolean readOnly) {
                rows.advance();
                long number = rows.number();
                mine.forEach(row -> rows.announce(number, row.tokenHash(), now));
            }

            @Override
            public void afterCommit() {
                ends.ask();
            }
        });
    }

    private boolean isInTime(Session session) {
        return session.expiresAt().isAfter(clock.instant());
    }

    private Optional<Session> remembered(String hash) {
        byte[] value = shared.get(key(hash));
        if (value == null) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return Optional.of(new Session(
                buffer.getLong(),
                buffer.getLong(),
                SessionKind.values()[buffer.get()],
                Instant.ofEpochMilli(buffer.getLong())));
    }

    private void remember(String hash, Session session) {
        byte[] value = ByteBuffer.allocate(25)
                .putLong(session.id())
                .putLong(session.personId())
                .put((byte) session.kind().ordinal())
                .putLong(session.expiresAt().toEpochMilli())
                .array();
        Duration left = Duration.between(clock.instant(), session.expiresAt());
        shared.put(key(hash), value, left.compareTo(SessionEnds.MEMORY) < 0 ? left : SessionEnds.MEMORY);
    }

    private static String key(String hash) {
        return "session:" + hash;
    }
}

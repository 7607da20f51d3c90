package cn.doorplate.messaging;

import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Goes on with the broadcasts that are due, a part at a time, on each server: the urgent first, the others by turns. A broadcast
 * of an audience that this server does not know is left to those that do, as while releases change.
 */
@Component
class BroadcastEngine {

    private static final Logger log = LoggerFactory.getLogger(BroadcastEngine.class);

    /** After the first failure; each further one doubles it. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    /** The same, where others were in the way. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(50);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 12;

    /** Others in the way are nothing to tell of, unless it happens again and again. */
    private static final int OFTEN = 5;

    private final BroadcastMapper rows;
    private final BroadcastPart part;
    private final Audiences audiences;
    private final MessageSource messages;
    private final Clock clock;
    private final long me = Ids.next();

    BroadcastEngine(
            BroadcastMapper rows,
            BroadcastPart part,
            Audiences audiences,
            MessageSource messages,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.part = part;
        this.audiences = audiences;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * One part of one broadcast.
     *
     * @return false if none was due
     */
    boolean round() {
        Set<String> known = audiences.names();
        BroadcastRow row = known.isEmpty() ? null : rows.due(known, clock.instant());
        if (row == null) {
            return false;
        }
        if (!take(row)) {
            return false;
        }
        write(row);
        return true;
    }

    private boolean take(BroadcastRow row) {
        Instant now = clock.instant();
        try {
            return rows.take(row, me, now, now.plus(BroadcastPart.LEASE)) == 1;
        } catch (ConcurrencyFailureException e) {
            // Another server is in the middle of a part that takes longer than its lease.
            return false;
        }
    }

    private void write(BroadcastRow row) {
        try {
            part.write(row, me, audiences.named(row.audience()));
        } catch (RuntimeException e) {
            boolean crowded = e instanceof ConcurrencyFailureException;
            if (crowded) {
                log.info("Broadcast {} begins its part anew: {}", row.id(), e.toString());
            } else {
                log.error("Broadcast {} does not go on", row.id(), e);
            }
            rows.putBack(row.id(), me, trouble(row, crowded), clock.instant().plus(wait(row, crowded)));
        }
    }

    private @Nullable String trouble(BroadcastRow row, boolean crowded) {
        if (crowded && row.failures() < OFTEN) {
            return row.trouble();
        }
        String key = crowded ? "broadcast.trouble.crowded" : "broadcast.trouble.audience";
        return messages.getMessage(key, new Object[] {row.failures() + 1}, Locale.SIMPLIFIED_CHINESE);
    }

    private static Duration wait(BroadcastRow row, boolean crowded) {
        Duration wait = (crowded ? SHORT_WAIT : WAIT).multipliedBy(1L << Math.min(row.failures(), DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}

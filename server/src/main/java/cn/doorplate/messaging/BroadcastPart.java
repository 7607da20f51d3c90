package cn.doorplate.messaging;

import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One part of a broadcast, in one transaction: who is in it, their inboxes, and how far the broadcast has come. Of a server that
 * dies in it nothing is left, and the part is written by another.
 */
@Component
class BroadcastPart {

    static final int PERSONS = 1_000;

    /** Whoever has not begun its part within it counts as dead; one that was begun is safe by its row's lock. */
    static final Duration LEASE = Duration.ofSeconds(5);

    private static final int LONGEST_POSITION = 128;

    private final BroadcastMapper rows;
    private final MessageLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BroadcastPart(
            BroadcastMapper rows,
            MessageLog log,
            TransactionTemplate transaction,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes the part behind the row's position; nothing if it is not the holder's to write any more. */
    void write(BroadcastRow row, long holder, Audience audience) {
        transaction.executeWithoutResult(status -> {
            if (rows.hold(row, holder, clock.instant().plus(LEASE)) == 1) {
                tell(row, audience);
            }
        });
    }

    private void tell(BroadcastRow row, Audience audience) {
        Audience.Part part = audience.next(row.audienceKey(), row.position(), PERSONS);
        check(row, part);
        Set<Long> told = log.write(part.persons().stream().map(row::to).toList());
        if (!told.isEmpty()) {
            audience.written(row.audienceKey(), List.copyOf(told));
        }
        if (part.position() == null) {
            rows.finish(row.id(), told.size(), clock.instant());
        } else {
            rows.advance(row.id(), part.position(), told.size(), clock.instant());
        }
    }

    /** An audience that goes round in circles would be gone through for ever. */
    private static void check(BroadcastRow row, Audience.Part part) {
        String position = part.position();
        if (part.persons().size() > PERSONS) {
            throw new IllegalStateException("a part of " + part.persons().size() + " persons is too large");
        }
        if (position != null && (position.equals(row.position()) || position.length() > LONGEST_POSITION)) {
            throw new IllegalStateException("no position to go on from: " + position);
        }
    }
}

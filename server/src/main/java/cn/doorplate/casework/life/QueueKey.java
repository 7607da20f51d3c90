package cn.doorplate.casework.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a case stands in its desk's queue: one number, the smallest first. */
public final class QueueKey {

    /** Milliseconds until the year 2527 take fewer bits. */
    private static final int BITS = 44;

    private static final long URGENT = 0;
    private static final long SOON = 1;
    private static final long REGULAR = 2;
    private static final long PAUSED = 3;

    private QueueKey() {}

    /**
     * First what is urgent, then what was urged, objected to, or is of a category before others, then all else; last what is
     * paused. Within each the next deadline first. Null when it is at nobody's desk.
     */
    public static @Nullable Long of(CaseFacts facts) {
        if (!facts.state().isOpen()) {
            return null;
        }
        boolean paused = facts.state() == CaseState.PAUSED;
        Instant moment = facts.the(paused ? Known.PAUSED_UNTIL : Known.DUE);
        return (paused ? PAUSED : rank(facts)) << BITS | moment.toEpochMilli();
    }

    private static long rank(CaseFacts facts) {
        if (facts.has(Known.URGENT)) {
            return URGENT;
        }
        return facts.has(Known.URGED_AT) || facts.has(Known.REOPENED) || facts.has(Known.FIRST) ? SOON : REGULAR;
    }
}

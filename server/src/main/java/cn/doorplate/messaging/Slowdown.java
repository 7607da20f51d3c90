package cn.doorplate.messaging;

import java.time.Duration;
import java.time.Instant;

/** A provider said that it is too much: nothing goes out by it for a while, which grows as long as it goes on saying so. */
final class Slowdown {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Instant until = Instant.MIN;
    private Duration next = FIRST;

    /** Whether one has to wait yet. */
    synchronized boolean holds(Instant now) {
        return now.isBefore(until);
    }

    /** Returns when it is over. Who says it while it holds already says nothing new. */
    synchronized Instant begin(Instant now) {
        if (!holds(now)) {
            until = now.plus(next);
            next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        }
        return until;
    }

    synchronized Instant end() {
        return until;
    }

    /** Something went out. */
    synchronized void over(Instant now) {
        if (!holds(now)) {
            next = FIRST;
        }
    }
}

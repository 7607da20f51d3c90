package cn.doorplate.once;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Removes what nobody will ask for again. */
@Component
class OnceBroom {

    /** A day is promised in the schema; the hour is for clocks that differ and clients that sleep. */
    private static final Duration KEPT = Duration.ofHours(25);

    private final OnceMapper rows;
    private final Clock clock;

    OnceBroom(OnceMapper rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** In small statements, so that nobody waits for it. */
    void sweep() {
        int removed;
        do {
            removed = rows.forget(clock.instant().minus(KEPT));
        } while (removed > 0);
    }
}

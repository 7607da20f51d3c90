package cn.doorplate.once;

import cn.doorplate.shared.Clockwork;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Removes what nobody will ask for again. */
@Component
class OnceBroom implements SmartLifecycle {

    /** A day is promised in the schema; the hour is for clocks that differ and clients that sleep. */
    private static final Duration KEPT = Duration.ofHours(25);

    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final OnceMapper rows;
    private final Clock clock;
    private volatile @Nullable Clockwork clockwork;

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

    @Override
    public void start() {
        clockwork = new Clockwork("once-broom", PERIOD, this::sweep);
    }

    @Override
    public void stop() {
        Clockwork running = clockwork;
        clockwork = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public boolean isRunning() {
        return clockwork != null;
    }
}

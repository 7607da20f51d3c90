package cn.doorplate.housekeeping;

import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * Has one server at a time do what is enough to be done once for all of them. A lease spares the others the work, and is no lock: who
 * hangs for longer than it lasts comes back to work that another does too, so what is done under one stays right when two do it.
 */
@Service
public class Leases {

    /** After so long another takes over from a server that died. */
    static final Duration LENGTH = Duration.ofMinutes(10);

    private final LeaseMapper rows;
    private final Clock clock;
    private final long me = Ids.next();

    Leases(LeaseMapper rows, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * That work, left out where another server is at it, or was within the pause.
     *
     * @param name of the lease, the same on all servers: 64 ASCII characters at most
     * @param pause after which it is to be done again, as each server's clockwork has it
     */
    public Runnable alone(String name, Duration pause, Runnable work) {
        // Less than the pause, which no thread keeps to the millisecond: who did it last time may do it again.
        Duration since = pause.multipliedBy(9).dividedBy(10);
        return () -> {
            if (taken(name, since)) {
                try {
                    work.run();
                } finally {
                    rows.release(name, me, clock.instant());
                }
            }
        };
    }

    private boolean taken(String name, Duration since) {
        return take(name, since) || (rows.add(name) == 1 && take(name, since));
    }

    private boolean take(String name, Duration since) {
        Instant now = clock.instant();
        return rows.take(name, me, now, now.plus(LENGTH), now.minus(since)) == 1;
    }
}

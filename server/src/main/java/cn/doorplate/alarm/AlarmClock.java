package cn.doorplate.alarm;

import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The time by which this module decides and writes: the database's, to the millisecond, for all servers have to agree on it. */
@Component
class AlarmClock {

    private final Clock clock;

    AlarmClock(@Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

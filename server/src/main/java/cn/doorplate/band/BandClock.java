package cn.doorplate.band;

import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The database's time, to the millisecond: the same on every server. */
@Component
class BandClock {

    private final Clock clock;

    BandClock(@Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

package cn.doorplate.alarm;

import cn.doorplate.shared.Declined;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * Whether alarms are kept and passed on in time: for who watches the servers, and what the promise of 99.99% is counted by. Says
 * nothing of any one alarm.
 */
@Component
class AlarmMeter {

    static final Duration PAUSE = Duration.ofSeconds(5);

    /** What became of a tap, or of what a band sent. */
    enum Outcome {
        /** It is on the database's disk. */
        KEPT,
        /** It was not for us to keep: no place, too many of one device, called off before it arrived. */
        DECLINED,
        /** It should have been kept and was not. */
        LOST
    }

    private final AlarmMapper rows;
    private final AlarmClock clock;
    private final Map<Outcome, Timer> taken = new EnumMap<>(Outcome.class);
    private final Timer lateness;
    private final AtomicLong oldest = new AtomicLong();

    AlarmMeter(AlarmMapper rows, AlarmClock clock, MeterRegistry metrics) {
        this.rows = rows;
        this.clock = clock;
        for (Outcome outcome : Outcome.values()) {
            taken.put(
                    outcome,
                    Timer.builder("doorplate.alarms.taken")
                            .description("How long it took to keep an alarm, or to say that it is not kept")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .serviceLevelObjectives(
                                    Duration.ofMillis(100),
                                    Duration.ofMillis(300),
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(3))
                            .register(metrics));
        }
        lateness = Timer.builder("doorplate.alarms.lateness")
                .description("How long after its time an alarm was told, or passed on")
                .serviceLevelObjectives(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10))
                .register(metrics);
        Gauge.builder("doorplate.alarms.late", oldest, AtomicLong::get)
                .description("For how long the alarm that waits longest to be told, or passed on, has been due")
                .baseUnit("seconds")
                .register(metrics);
    }

    /** Times how it is kept, or not. */
    long taken(LongSupplier keeping) {
        long start = System.nanoTime();
        Outcome outcome = Outcome.LOST;
        try {
            long id = keeping.getAsLong();
            outcome = Outcome.KEPT;
            return id;
        } catch (Declined e) {
            outcome = Outcome.DECLINED;
            throw e;
        } finally {
            Objects.requireNonNull(taken.get(outcome)).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** These were told, or passed on, so long after their time. */
    void passedOn(Collection<Duration> late) {
        late.forEach(one -> lateness.record(one.isNegative() ? Duration.ZERO : one));
    }

    /** Also says it where no server passes anything on. */
    void look() {
        Instant since = rows.oldestDue();
        oldest.set(
                since == null
                        ? 0
                        : Math.max(0, Duration.between(since, clock.now()).toSeconds()));
    }
}

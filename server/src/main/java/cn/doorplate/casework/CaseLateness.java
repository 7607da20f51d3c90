package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseTimer;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Parts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** How far time's part in cases is behind, and where cases lie at desks that nobody holds: for who watches the servers. */
@Component
class CaseLateness {

    static final Duration PAUSE = Duration.ofSeconds(10);
    static final Duration PAUSE_FOR_DESKS = Duration.ofMinutes(1);

    private static final int DESKS_TOGETHER = 200;

    private final CaseTimerMapper timers;
    private final CaseQueueMapper queues;
    private final CaseDesks desks;
    private final Clock clock;
    private final Map<CaseTimer.Lane, AtomicLong> oldest = new EnumMap<>(CaseTimer.Lane.class);
    private final Map<CaseTimer.Lane, Timer> done = new EnumMap<>(CaseTimer.Lane.class);
    private final AtomicLong unstaffed = new AtomicLong();

    CaseLateness(
            CaseTimerMapper timers,
            CaseQueueMapper queues,
            CaseDesks desks,
            MeterRegistry metrics,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.timers = timers;
        this.queues = queues;
        this.desks = desks;
        this.clock = clock;
        for (CaseTimer.Lane lane : CaseTimer.Lane.values()) {
            register(lane, metrics);
        }
        Gauge.builder("doorplate.cases.unstaffed", unstaffed, AtomicLong::get)
                .description("Desks at which cases wait and whose role nobody holds")
                .register(metrics);
    }

    private void register(CaseTimer.Lane lane, MeterRegistry metrics) {
        String name = lane.name().toLowerCase(Locale.ROOT);
        AtomicLong age = new AtomicLong();
        oldest.put(lane, age);
        Gauge.builder("doorplate.cases.late", age, AtomicLong::get)
                .description("For how long the oldest step that is due has been, and nobody has it in hand")
                .baseUnit("seconds")
                .tag("lane", name)
                .register(metrics);
        done.put(
                lane,
                Timer.builder("doorplate.cases.lateness")
                        .description("How long after its time a step was done")
                        .tag("lane", name)
                        .register(metrics));
    }

    /** A step was done so long after its time. */
    void done(CaseTimer.Lane lane, Duration late) {
        Timer timer = done.get(lane);
        if (timer != null) {
            timer.record(late.isNegative() ? Duration.ZERO : late);
        }
    }

    void read() {
        Instant now = clock.instant();
        oldest.forEach((lane, age) -> {
            Instant oldest = timers.regions(lane.ordinal()).stream()
                    .map(CaseTimerMapper.Region::since)
                    .min(Comparator.naturalOrder())
                    .orElse(now);
            age.set(Math.max(0, Duration.between(oldest, now).toSeconds()));
        });
    }

    void readDesks() {
        List<CaseDesk> waiting = queues.lastAtDesks().stream()
                .filter(last -> last.queueKey() != null)
                .map(last -> CaseDesk.parse(last.desk()))
                .toList();
        int staffed = Parts.of(waiting, DESKS_TOGETHER).stream()
                .mapToInt(part -> desks.staffedAmong(part).size())
                .sum();
        unstaffed.set(waiting.size() - staffed);
    }
}

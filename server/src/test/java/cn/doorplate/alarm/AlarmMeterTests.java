package cn.doorplate.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is counted of alarms, for who watches the servers. */
class AlarmMeterTests extends AlarmGround {

    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    @Autowired
    AlarmMapper rows;

    @Autowired
    MeterRegistry metrics;

    @Autowired
    TransactionTemplate transactions;

    private final SimpleMeterRegistry own = new SimpleMeterRegistry();

    @Test
    void aTapThatIsKeptIsCountedAndSoIsOneThatIsNot() {
        long kept = taken(metrics, AlarmMeter.Outcome.KEPT);
        long declined = taken(metrics, AlarmMeter.Outcome.DECLINED);
        long passedOn = metrics.get("doorplate.alarms.lateness").timer().count();

        head();
        JsonNode raised = done(raise("FALL"));
        declined(raise(nobody(), "FALL", Map.of("place", Map.of())));
        awaitStage(raised, "NEIGHBOURS");

        assertThat(taken(metrics, AlarmMeter.Outcome.KEPT)).isGreaterThan(kept);
        assertThat(taken(metrics, AlarmMeter.Outcome.DECLINED)).isGreaterThan(declined);
        assertThat(metrics.get("doorplate.alarms.lateness").timer().count()).isGreaterThan(passedOn);
    }

    @Test
    void whatIsRefusedIsNotWhatIsLost() {
        AlarmMeter meter = meter();
        assertThatThrownBy(() -> meter.taken(() -> {
                    throw Declined.because(AlarmErrorCode.NO_PLACE);
                }))
                .isInstanceOf(Declined.class);
        assertThatThrownBy(() -> meter.taken(() -> {
                    throw new IllegalStateException("the disk is full");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(meter.taken(() -> 7)).isEqualTo(7);

        for (AlarmMeter.Outcome outcome : AlarmMeter.Outcome.values()) {
            assertThat(taken(own, outcome)).as(outcome.name()).isEqualTo(1);
        }
    }

    @Test
    void whatIsPassedOnBeforeItsTimeIsNotLate() {
        meter().passedOn(List.of(Duration.ofSeconds(-1), Duration.ofSeconds(3)));

        assertThat(own.get("doorplate.alarms.lateness").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(3);
    }

    @Test
    void whatNobodyPassesOnIsSeenToWait() {
        AlarmMeter meter = meter();
        long alarm = Ids.fromOpaque(id(done(raise("FALL"))));
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.update("update alarm set due_at = ?", java.sql.Timestamp.from(NOW.plusSeconds(60)));
            meter.look();
            assertThat(late()).isZero();
            jdbc.update(
                    "update alarm set due_at = ? where id = ?", java.sql.Timestamp.from(NOW.minusSeconds(90)), alarm);
            meter.look();
            assertThat(late()).isEqualTo(90);
        });
    }

    private AlarmMeter meter() {
        return new AlarmMeter(rows, new AlarmClock(Clock.fixed(NOW, ZoneOffset.UTC)), own);
    }

    private double late() {
        return own.get("doorplate.alarms.late").gauge().value();
    }

    private static long taken(MeterRegistry registry, AlarmMeter.Outcome outcome) {
        return registry.get("doorplate.alarms.taken")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .timer()
                .count();
    }
}

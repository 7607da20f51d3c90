package cn.doorplate.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.doorplate.housekeeping.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RetentionTests {

    private final PrivacyDatabase database = new PrivacyDatabase("retention");
    private final RetentionRuleMapper rules = database.mapper(RetentionRuleMapper.class);

    @BeforeEach
    void rule() {
        database.jdbc.update("delete from retention_rule");
        add("sand", 10);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void add(String subject, int days) {
        database.jdbc.update(
                "insert into retention_rule (subject, keep_days, basis) values (?, ?, '测试')", subject, days);
    }

    private Retention server(Retained... retained) {
        return new Retention(rules, List.of(retained), database.clock);
    }

    /** So many grains, each removed once. */
    private static class Sand implements Retained {

        final String subject;
        final List<Instant> limits = new ArrayList<>();
        final List<Integer> batches = new ArrayList<>();
        int grains;

        Sand(String subject, int grains) {
            this.subject = subject;
            this.grains = grains;
        }

        @Override
        public String subject() {
            return subject;
        }

        @Override
        public int removeBefore(Instant limit, int atMost) {
            limits.add(limit);
            int removed = Math.min(grains, atMost);
            grains -= removed;
            batches.add(removed);
            return removed;
        }

        @Override
        public int leastDays() {
            return 5;
        }
    }

    @Test
    void removesInBatchesWhatIsOlderThanTheRuleSays() {
        Sand sand = new Sand("sand", 1100);
        server(sand).round();
        assertThat(sand.batches).containsExactly(500, 500, 100);
        assertThat(sand.limits).containsOnly(database.clock.instant().minus(Duration.ofDays(10)));
        assertThat(database.jdbc.queryForObject("select removed from retention_rule", Long.class))
                .isEqualTo(1100);
    }

    @Test
    void runsOnOneServerAndOnceAnHour() {
        Sand other = new Sand("sand", 10);
        Sand sand = new Sand("sand", 10) {
            @Override
            public int removeBefore(Instant limit, int atMost) {
                server(other).round();
                return super.removeBefore(limit, atMost);
            }
        };
        server(sand).round();
        server(other).round();
        assertThat(other.batches).isEmpty();
        database.clock.advance(Duration.ofMinutes(61));
        server(other).round();
        assertThat(other.batches).hasSize(1);
    }

    @Test
    void isTakenOverWhenItsServerDied(CapturedOutput output) {
        Sand dying = new Sand("sand", 10) {
            @Override
            public int removeBefore(Instant limit, int atMost) {
                throw new IllegalStateException("killed");
            }
        };
        Sand sand = new Sand("sand", 10);
        server(dying).round();
        assertThat(output).contains("The retention rule sand could not be carried out");
        server(sand).round();
        assertThat(sand.batches).isEmpty();
        database.clock.advance(Duration.ofMinutes(6));
        server(sand).round();
        assertThat(sand.batches).containsExactly(10);
    }

    @Test
    void refusesARuleThatKeepsLessThanTheLawSaysAndGoesOnWithTheOthers(CapturedOutput output) {
        database.jdbc.update("update retention_rule set keep_days = 4");
        add("water", 5);
        Sand sand = new Sand("sand", 10);
        Sand water = new Sand("water", 10);
        server(sand, water).round();
        assertThat(sand.batches).isEmpty();
        assertThat(water.batches).containsExactly(10);
        assertThat(output).contains("it says 4 days, and the law at least 5");
    }

    @Test
    void keepsTheAccessLogForHalfAYearAtLeast() {
        AccessLogRetention access = new AccessLogRetention(
                database.mapper(AccessLogMapper.class),
                database.chain,
                database.transactions,
                new Partitions(database.jdbc));
        assertThat(access.leastDays()).isEqualTo(183);
    }

    @Test
    void startsOnlyWhenScheduleAndModulesSayTheSame() {
        server(new Sand("sand", 0)).afterSingletonsInstantiated();
        assertThatIllegalStateException()
                .isThrownBy(() -> server().afterSingletonsInstantiated())
                .withMessageContaining("nothing carries out the retention rule sand");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> server(new Sand("sand", 0), new Sand("water", 0)).afterSingletonsInstantiated())
                .withMessageContaining("no retention rule says how long to keep water");
    }
}

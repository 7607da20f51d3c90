package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.CaseTimer;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.casework.life.Known;
import cn.doorplate.checks.statements.RowsRead;
import cn.doorplate.identity.Role;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** Time does its part to each case once, however many servers run, whatever dies, and to nobody late because of others. */
class CaseTimerTests extends CaseworkTest {

    @Autowired
    @Qualifier("caseRounds") private Jobs jobs;

    @Autowired
    private CaseTimerMapper timers;

    @Autowired
    private TimerStep step;

    @Autowired
    private CaseLateness lateness;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private CaseDesks desks;

    @Autowired
    private CaseWriting writing;

    @Autowired
    @Qualifier(DatabaseClock.BEAN) private Clock clock;

    CaseTimerTests(
            @Autowired JdbcTemplate jdbc,
            @Autowired Doorplates doorplates,
            @Autowired PlacePaths paths,
            @Autowired PersonKeys keys) {
        super(jdbc, doorplates, paths, keys);
    }

    @BeforeEach
    void alone() {
        jobs.stop();
    }

    @AfterEach
    void notAlone() {
        jobs.start();
    }

    @Test
    void severalServersTakeEachCaseUpOnce() {
        List<CaseRow> overdue =
                IntStream.range(0, 40).mapToObj(i -> overdueAtProperty()).toList();
        List<TimerEngine> servers =
                IntStream.range(0, 3).mapToObj(i -> engine(step, clock)).toList();

        CompletableFuture.allOf(servers.stream()
                        .map(server -> CompletableFuture.runAsync(server::round))
                        .toArray(CompletableFuture[]::new))
                .join();

        for (CaseRow row : overdue) {
            assertThat(actions(row)).containsExactly(CaseAction.FILE, CaseAction.ESCALATE);
            CaseRow now = now(row);
            assertThat(now.facts().desk()).isEqualTo(CaseDesk.office(door.community()));
            assertThat(now.facts().level()).isEqualTo(CaseLevel.COMMUNITY);
            assertThat(nextAt(row)).as("and its next deadline is ahead").isAfter(clock.instant());
        }
        servers.forEach(TimerEngine::close);
    }

    @Test
    void whatADeadServerHadInHandIsTakenUpWhenItsLeaseIsOver() {
        CaseRow row = overdueAtProperty();
        Instant lease = clock.instant().plus(TimerEngine.LEASE);
        CaseTimerMapper.Due due = timers.due(CaseTimer.Lane.CLOCK.ordinal(), row.regionCode(), clock.instant(), 1)
                .get(0);
        assertThat(timers.take(due, lease)).isEqualTo(1);
        assertThat(timers.take(due, lease.plusSeconds(1))).as("no other has it").isZero();

        try (TimerEngine server = engine(step, clock)) {
            server.round();
        }
        assertThat(actions(row)).containsExactly(CaseAction.FILE);
        try (TimerEngine later = engine(step, Clock.offset(clock, TimerEngine.LEASE.plusSeconds(1)))) {
            later.round();
        }
        assertThat(actions(row)).containsExactly(CaseAction.FILE, CaseAction.ESCALATE);
    }

    @Test
    void whatFailsIsTriedAgainLaterAndHoldsUpNobody() {
        CaseRow bad = overdueAtProperty();
        CaseRow good = overdueAtProperty();
        AtomicInteger tries = new AtomicInteger();
        TimerStep broken = new TimerStep(table, timers, clocks, desks, writing) {
            @Override
            public boolean run(long caseId, Instant lease) {
                if (caseId == bad.id()) {
                    tries.incrementAndGet();
                    throw new IllegalStateException("nothing goes");
                }
                return step.run(caseId, lease);
            }
        };
        try (TimerEngine server = engine(broken, clock)) {
            server.round();
        }
        assertThat(actions(good)).contains(CaseAction.ESCALATE);
        assertThat(tries).hasValue(1);
        assertThat(nextAt(bad)).isAfter(clock.instant());
        try (TimerEngine server = engine(step, Clock.offset(clock, Duration.ofSeconds(2)))) {
            server.round();
        }
        assertThat(actions(bad)).contains(CaseAction.ESCALATE);
    }

    @Test
    void aStepThatIsNotDueAnyMoreIsNotDone() {
        CaseRow row = overdueAtProperty();
        Instant lease = clock.instant().plus(TimerEngine.LEASE).truncatedTo(ChronoUnit.MILLIS);
        CaseTimerMapper.Due due = timers.due(CaseTimer.Lane.CLOCK.ordinal(), row.regionCode(), clock.instant(), 1)
                .get(0);
        timers.take(due, lease);
        cases.act(row, new CaseAct.Withdraw(), resident, CaseHat.RAISER, null);

        assertThat(step.run(row.id(), lease)).isFalse();
        assertThat(actions(row)).containsExactly(CaseAction.FILE, CaseAction.WITHDRAW);
    }

    @Test
    void sevenDaysOfSilenceCloseWhatIsDone() {
        CaseRow row = cases.lamp(resident, door);
        row = cases.act(row, new CaseAct.Take(staff.id(), null), staff, CaseHat.DESK, Role.COMMUNITY_STAFF);
        row = cases.act(row, new CaseAct.Finish(FinishOutcome.SOLVED), staff, CaseHat.HANDLER, Role.COMMUNITY_STAFF);
        assertThat(nextAt(row)).isEqualTo(row.facts().the(Known.SILENT_AT));
        assertThat(jdbc.queryForObject("select lane from case_timer where case_id = ?", Integer.class, row.id()))
                .isEqualTo(CaseTimer.Lane.HOUSE.ordinal());
        assertThat(step.run(row.id(), nextAt(row))).as("not yet").isFalse();
        assertThat(now(row).facts().state()).isEqualTo(CaseState.DONE);
    }

    @Test
    void aCommunityThatWasNeverServedIsFirstThenThoseServedLongestAgo() {
        TimerTurns turns = new TimerTurns();
        Instant since = Instant.parse("2026-11-16T01:00:00Z");
        List<CaseTimerMapper.Region> due = new ArrayList<>();
        for (long region = 1; region <= 5; region++) {
            due.add(new CaseTimerMapper.Region(region, since.minusSeconds(region)));
        }
        assertThat(turns.inOrder(due)).extracting(CaseTimerMapper.Region::code).containsExactly(5L, 4L, 3L, 2L, 1L);
        List.of(4L, 5L, 2L, 3L).forEach(turns::served);
        assertThat(turns.inOrder(due)).extracting(CaseTimerMapper.Region::code).containsExactly(1L, 4L, 5L, 2L, 3L);
        assertThat(TimerTurns.each(1)).isEqualTo(20);
        assertThat(TimerTurns.each(1_000)).isEqualTo(2);
        assertThat(TimerTurns.each(50_000)).isEqualTo(1);
    }

    @Test
    void whichCommunitiesHaveSomethingDueCostsNoMoreTheMoreIsDue() {
        // A lane that no server looks at.
        int lane = 90;
        int communities = 20;
        jdbc.update("delete from case_timer where lane = ?", lane);
        List<Object[]> rows = new ArrayList<>();
        LocalDateTime past = LocalDateTime.now(ZoneOffset.UTC).minusDays(1);
        for (int i = 0; i < communities * 1_500; i++) {
            rows.add(new Object[] {Ids.next(), lane, 990_000_000_000L + i % communities, past.plusSeconds(i), past, past
            });
        }
        jdbc.batchUpdate(
                "insert into case_timer (case_id, lane, region_code, next_at, step, due_at, created_at)"
                        + " values (?, ?, ?, ?, 'ESCALATE', ?, ?)",
                rows);
        jdbc.execute("analyze table case_timer");
        List<CaseTimerMapper.Region> due = new ArrayList<>();
        long read = RowsRead.during(transactions, jdbc, () -> due.addAll(timers.regions(lane)));
        assertThat(due).hasSize(communities);
        assertThat(read)
                .as("one to three a community, as the database jumps; 30,000 are there")
                .isLessThanOrEqualTo(4L * communities + 10);
        jdbc.update("delete from case_timer where lane = ?", lane);
    }

    /** Filed long ago, and still not accepted. */
    private CaseRow overdueAtProperty() {
        return cases.file(
                resident,
                door,
                "street-lamp",
                TestCases.property(door),
                writing.now().minus(Duration.ofDays(6)));
    }

    private TimerEngine engine(TimerStep does, Clock by) {
        return new TimerEngine(CaseTimer.Lane.CLOCK, timers, does, lateness, by);
    }

    private CaseRow now(CaseRow row) {
        return table.find(row.id()).orElseThrow();
    }

    private List<CaseAction> actions(CaseRow row) {
        return events.behind(row.id(), 0, 100).stream().map(CaseEvent::action).toList();
    }

    private Instant nextAt(CaseRow row) {
        return Objects.requireNonNull(jdbc.queryForObject(
                        "select next_at from case_timer where case_id = ?", LocalDateTime.class, row.id()))
                .toInstant(ZoneOffset.UTC);
    }
}

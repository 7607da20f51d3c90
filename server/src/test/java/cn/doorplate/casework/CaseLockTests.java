package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.CaseTimer;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleEnded;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Several who want the same case wait for one another, and never each for the other: whoever does anything locks the case first. */
@NullUnmarked // what is null where it must not be is a failed test
class CaseLockTests extends CaseDeskGround {

    @Autowired
    @Qualifier("caseRounds") private Jobs rounds;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private CaseWriting writing;

    @Autowired
    private CaseTexts texts;

    @Autowired
    private CaseTextMapper textRows;

    @Autowired
    private CaseData data;

    @Autowired
    private CaseRetention retention;

    @Autowired
    private CaseTimerMapper timers;

    @Autowired
    private TimerStep step;

    @Autowired
    private CaseLateness lateness;

    @Autowired
    @Qualifier(DatabaseClock.BEAN) private Clock clock;

    @BeforeEach
    void alone() {
        rounds.stop();
    }

    @AfterEach
    void notAlone() {
        rounds.start();
    }

    @Test
    void theEndOfARoleAndItsLastAct() {
        Someone staff = at(community());
        CaseRow first = taken(staff);
        CaseRow second = taken(staff);
        manyOthers();

        whileHeld(
                second,
                () -> ended(staff),
                row -> writing.act(
                        row,
                        new CaseAct.Finish(FinishOutcome.SOLVED),
                        TestCases.staff(staff, CaseHat.HANDLER, Role.COMMUNITY_STAFF),
                        null));

        assertThat(now(first).facts().state()).isEqualTo(CaseState.WAITING);
        assertThat(now(second).facts().state()).isEqualTo(CaseState.DONE);
        assertThat(actions(second)).containsExactly("FILE", "TAKE", "FINISH");
    }

    /** So that what somebody has in hand is found by an index, as it is where cases are many. */
    private void manyOthers() {
        Door there = places.door();
        IntStream.range(0, 200).forEach(i -> cases.lamp(resident, there));
        jdbc.execute("analyze table ledger_case");
    }

    private CaseRow taken(Someone staff) {
        CaseRow row = cases.lamp(resident, door);
        return cases.act(row, new CaseAct.Take(staff.id(), null), staff, CaseHat.DESK, Role.COMMUNITY_STAFF);
    }

    private void ended(Someone staff) {
        transaction.executeWithoutResult(status -> publisher.publishEvent(
                new RoleEnded(1, staff.id(), Role.COMMUNITY_STAFF, community().place(), null)));
    }

    @Test
    void whoLeavesAndTheVerdictOnWhatTheyWroteInTheCaseOfAnother() {
        Someone head = people.someone();
        Grant as = new Grant(Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId()));
        CaseRow row = cases.fileFor(resident, head, as, door, "street-lamp", community());
        long comment = Objects.requireNonNull(transaction.execute(status -> {
            CaseWords words = texts.write(
                    row.id(), head.id(), CaseAction.COMMENT, "还没有人来。", CaseTextState.CHECKING, writing.now());
            writing.act(
                    row,
                    new CaseAct.Say(CaseAction.COMMENT),
                    TestCases.staff(head, CaseHat.FILER, Role.TEN_HOUSEHOLD_HEAD),
                    words);
            return words.textId();
        }));

        whileHeld(now(row), () -> data.erase(head.id()), held -> textRows.settle(comment, CaseTextState.FIT));

        assertThat(textRows.find(List.of(comment)).get(0).state()).isEqualTo(CaseTextState.GONE);
        assertThat(now(row).filedBy()).isNull();
    }

    @Test
    void theEndOfItsTimeAndTheVerdictOnWhatWasSaidInIt() {
        CaseRow row = cases.act(cases.lamp(resident, door), new CaseAct.Withdraw(), resident, CaseHat.RAISER, null);
        jdbc.update("update ledger_case set closed_at = '2001-01-01' where id = ?", row.id());
        long text = textRows.of(List.of(row.id()), List.of("FILE")).get(0).id();

        whileHeld(
                row,
                () -> retention.removeBefore(Instant.parse("2001-01-02T00:00:00Z"), 100),
                held -> textRows.settle(text, CaseTextState.UNFIT));

        assertThat(textRows.find(List.of(text)).get(0).state()).isEqualTo(CaseTextState.GONE);
        assertThat(now(row).raisedBy()).isNull();
        // As its history tells it: other tests ask that of all cases.
        Object closed = CaseTable.utc(row.facts().the(Known.CLOSED_AT));
        jdbc.update("update ledger_case set closed_at = ? where id = ?", closed, row.id());
    }

    @Test
    void timePassesByACaseThatSomebodyHoldsAndComesBackToIt() {
        CaseRow held = overdue();
        CaseRow free = overdue();
        try (TimerEngine server = new TimerEngine(CaseTimer.Lane.CLOCK, timers, step, lateness, clock)) {
            transaction.executeWithoutResult(status -> {
                table.hold(held.id());
                assertThatThrownBy(() -> CompletableFuture.runAsync(() -> step.run(held.id(), clock.instant()))
                                .join())
                        .as("it does not wait until the database gives up")
                        .hasCauseInstanceOf(Declined.class);
                CompletableFuture.runAsync(server::round).join();
            });
            assertThat(actions(free)).contains("ESCALATE");
            assertThat(actions(held)).doesNotContain("ESCALATE");
        }
        Clock later = Clock.offset(clock, Duration.ofSeconds(2));
        try (TimerEngine server = new TimerEngine(CaseTimer.Lane.CLOCK, timers, step, lateness, later)) {
            server.round();
        }
        assertThat(actions(held)).contains("ESCALATE");
    }

    private CaseRow overdue() {
        return cases.file(
                resident, door, "street-lamp", property(), writing.now().minus(Duration.ofDays(6)));
    }

    /** One holds the case and acts on it while the other waits for it already; both come through. */
    private void whileHeld(CaseRow row, Runnable other, Consumer<CaseRow> act) {
        AtomicReference<CompletableFuture<Void>> waiting = new AtomicReference<>();
        transaction.executeWithoutResult(status -> {
            CaseRow held = table.hold(row.id()).orElseThrow();
            waiting.set(CompletableFuture.runAsync(other));
            await().pollInterval(Duration.ofMillis(50))
                    .until(() -> jdbc.queryForObject(
                                    "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'"
                                            + " and trx_query like '%ledger_case%'",
                                    int.class)
                            > 0);
            act.accept(held);
        });
        waiting.get().join();
    }
}

package cn.doorplate.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.worktime.TestCalendars;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Lives of single cases, reckoned by hand: an appeal that climbs, and what people do to win time. */
class CaseLifeTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Monday, half an hour after the office opened. */
    private static final String MONDAY = "2026-11-16T09:00";

    @Test
    void anAppealClimbsFromTheCompoundToTheCountyBecauseNobodyAnswers() {
        TestLife life = filed(TestLife.PROPERTY);
        List<String> levels = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            CaseTimer timer = Objects.requireNonNull(life.timer());
            life.timeUntil(timer.at());
            if (timer.step() != CaseTimer.Step.REMIND) {
                levels.add(LocalDateTime.ofInstant(timer.at(), ZONE) + " " + timer.step() + " "
                        + life.facts().level());
            }
        }
        assertThat(levels)
                .containsExactly(
                        // An hour to accept it at the compound, two at the community, three at the street, over noon.
                        "2026-11-16T10:00 ESCALATE COMMUNITY",
                        "2026-11-16T12:00 ESCALATE STREET",
                        "2026-11-16T17:00 ESCALATE COUNTY",
                        // Four at the county: half an hour of them on Monday. Then it is said each working morning.
                        "2026-11-17T12:00 OVERDUE COUNTY",
                        "2026-11-18T08:31 OVERDUE COUNTY");
    }

    @Test
    void ofAShortStepItIsRemindedWhenHalfOfItIsOver() {
        for (int minutes : List.of(5, 30, 60, 240)) {
            Duration step = Duration.ofMinutes(minutes);
            List<Duration> steps = Collections.nCopies(4, step);
            List<Duration> levels = Collections.nCopies(4, step.multipliedBy(8));
            CaseClock clock =
                    new CaseClock(TestCalendars.office(), new CaseLimits(steps, levels, Duration.ofMinutes(30)));
            Instant now = at(MONDAY);
            CaseFacts filed = clock.arrive(CaseFacts.NONE, TestLife.PROPERTY, now);

            Instant reminder = Objects.requireNonNull(clock.reminder(filed, now));
            Instant due = filed.the(Known.DUE);
            assertThat(clock.calendar().between(reminder, due))
                    .as("%s", step)
                    .isEqualTo(minutes > 60 ? Duration.ofMinutes(30) : step.dividedBy(2));
            assertThat(clock.calendar().between(now, reminder)).isPositive();
        }
    }

    @Test
    void sendingItToAndFroWinsNoTime() {
        TestLife life = filed(TestLife.OFFICE);
        Instant top = life.facts().the(Known.TOP);
        assertThat(top).isEqualTo(at("2026-11-18T08:30").plus(Duration.ofMinutes(30)));
        CaseDesk next = TestLife.GRID;
        while (life.facts().level() != CaseLevel.STREET) {
            life.timeUntil(life.facts().the(Known.DUE).minusMillis(1));
            life.tryTo(new CaseAct.Dispatch(next, null), life.doer(TestLife.WORKER));
            next = life.facts().desk().equals(TestLife.GRID) ? TestLife.MEDIATOR : TestLife.GRID;
            assertThat(life.facts().get(Known.TOP)).isEqualTo(top);
            life.timeUntil(life.now().plusMillis(1));
        }
        assertThat(life.now()).isEqualTo(top);
    }

    @Test
    void sendingItBackIsRuledTheSecondTimeAndThatBinds() {
        TestLife life = filed(TestLife.OFFICE);
        Instant top = life.facts().the(Known.TOP);
        life.act(new CaseAct.Dispatch(TestLife.PROPERTY, null), worker(life));
        life.act(new CaseAct.Return(TestLife.OFFICE, TestLife.STREET), worker(life));
        assertThat(life.facts().desk()).isEqualTo(TestLife.OFFICE);
        life.act(new CaseAct.Dispatch(TestLife.PROPERTY, null), worker(life));
        life.act(new CaseAct.Return(TestLife.OFFICE, TestLife.STREET), worker(life));
        assertThat(life.facts().state()).isEqualTo(CaseState.RULING);

        life.act(new CaseAct.Rule(TestLife.PROPERTY), worker(life));
        assertThat(life.facts().get(Known.TOP)).isEqualTo(top);
        assertThat(life.tryTo(new CaseAct.Return(TestLife.OFFICE, TestLife.STREET), worker(life)))
                .isEqualTo(CaseRefusal.BOUND);
        assertThat(life.tryTo(new CaseAct.Dispatch(TestLife.OFFICE, null), worker(life)))
                .isEqualTo(CaseRefusal.BOUND);
    }

    @Test
    void whoPausesAtTheLastMomentHasThatMomentLeft() {
        TestLife life = filed(TestLife.OFFICE);
        life.act(new CaseAct.Take(TestLife.WORKER, null), worker(life));
        for (int i = 0; i < 3; i++) {
            life.waitUntil(life.facts().the(Known.DUE).minusMillis(1));
            life.act(new CaseAct.Pause(PauseReason.APPOINTMENT, life.now().plus(Duration.ofDays(1))), worker(life));
            life.timeUntil(life.now().plus(Duration.ofDays(1)));
            assertThat(life.clock().calendar().between(life.now(), life.facts().the(Known.DUE)))
                    .isEqualTo(Duration.ofMillis(1));
        }
        assertThat(life.tryTo(
                        new CaseAct.Pause(PauseReason.APPOINTMENT, life.now().plus(Duration.ofDays(1))), worker(life)))
                .isEqualTo(CaseRefusal.PAUSED_OFTEN);
    }

    @Test
    void whatWasFoundFitIsNotRefusedAfterwardsToStopTheClock() {
        TestLife life = filed(TestLife.OFFICE);
        CaseDoer chief = life.doer(TestLife.CHIEF);

        assertThat(life.tryTo(new CaseAct.Judge(CaseTextState.UNFIT), chief)).isEqualTo(CaseRefusal.CONFLICT);
        assertThat(life.facts().state()).isEqualTo(CaseState.WAITING);
    }

    @Test
    void aPauseThatSomebodySetEndsNoCaseWhateverBecameOfItsText() {
        TestLife life = filed(TestLife.OFFICE);
        life.act(new CaseAct.Take(TestLife.WORKER, null), worker(life));
        Instant paused = life.now();
        life.act(new CaseAct.Pause(PauseReason.WAITING_FOR_RESIDENT, paused.plus(Duration.ofHours(1))), worker(life));
        life.act(new CaseAct.Checked(CaseTextState.UNFIT), CaseDoer.NOBODY);

        life.timeUntil(paused.plus(Duration.ofHours(1)));
        assertThat(life.facts().state()).isEqualTo(CaseState.IN_HAND);
    }

    @Test
    void moreTimeThatIsGrantedIsNeverLess() {
        TestLife life = filed(TestLife.OFFICE);
        life.act(new CaseAct.Take(TestLife.WORKER, null), worker(life));
        Instant until = life.facts().the(Known.CAP).plus(Duration.ofHours(1));
        life.act(new CaseAct.AskExtension(until), worker(life));
        life.act(new CaseAct.Checked(CaseTextState.UNFIT), CaseDoer.NOBODY);
        life.waitFor(Duration.ofDays(3));
        life.act(new CaseAct.Mend(CaseTextState.CHECKING), life.doer(TestLife.RAISER));
        Instant due = life.facts().the(Known.DUE);
        assertThat(due).isAfter(until);

        life.act(new CaseAct.DecideExtension(true), life.doer(TestLife.CHIEF));
        assertThat(life.facts().the(Known.DUE)).isEqualTo(due);
    }

    @Test
    void moreTimeIsNotGrantedWhenItIsUp() {
        TestLife life = filed(TestLife.OFFICE);
        life.act(new CaseAct.Take(TestLife.WORKER, null), worker(life));
        Instant due = life.facts().the(Known.DUE);
        life.act(new CaseAct.AskExtension(due.plus(Duration.ofHours(1))), worker(life));
        life.waitUntil(due);
        assertThat(life.tryTo(new CaseAct.DecideExtension(true), life.doer(TestLife.CHIEF)))
                .isEqualTo(CaseRefusal.CONFLICT);
    }

    @Test
    void nobodyFilesACaseOverAnother() {
        TestLife life = filed(TestLife.OFFICE);
        CaseAct.File again =
                new CaseAct.File(TestLife.PROPERTY, new CaseAct.Category("any", false, false), CaseTextState.FIT, null);
        assertThat(life.tryTo(again, life.doer(TestLife.RAISER))).isEqualTo(CaseRefusal.CONFLICT);
    }

    private static TestLife filed(CaseDesk desk) {
        return new TestLife(CaseKind.REPORT, TestCalendars.office(), at(MONDAY)).file(desk, false, false);
    }

    private static CaseDoer worker(TestLife life) {
        return life.doer(TestLife.WORKER);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    @Test
    void whatWasPausedIsRemindedOfItsNewDeadlineOnceAndGoesUpThen() {
        TestLife life = filed(TestLife.OFFICE);
        life.act(new CaseAct.Take(TestLife.WORKER, null), worker(life));
        Instant told = life.facts().the(Known.DUE);
        life.act(new CaseAct.Pause(PauseReason.APPOINTMENT, life.now().plus(Duration.ofDays(2))), worker(life));
        life.timeUntil(life.now().plus(Duration.ofDays(2)));

        Instant due = life.facts().the(Known.DUE);
        assertThat(life.clock().calendar().between(told, due)).isEqualTo(Duration.ofHours(14));
        assertThat(steps(life, 2))
                .as("half an hour of work before, and not of the one that was told first")
                .containsExactly(at("2026-11-19T17:30") + " REMIND", at("2026-11-20T09:00") + " ESCALATE");
        assertThat(life.facts().level()).isEqualTo(CaseLevel.STREET);
    }

    @Test
    void whatWasPausedAfterItsReminderIsNotRemindedOfAgainWhenHardlyAnyTimeIsLeft() {
        TestLife life = filed(TestLife.OFFICE);
        life.act(new CaseAct.Take(TestLife.WORKER, null), worker(life));
        assertThat(steps(life, 1).get(0)).endsWith("REMIND");
        life.act(new CaseAct.Pause(PauseReason.APPOINTMENT, life.now().plus(Duration.ofDays(1))), worker(life));
        life.timeUntil(life.now().plus(Duration.ofDays(1)));

        assertThat(steps(life, 1)).containsExactly(life.facts().the(Known.CAP) == null ? "" : life.now() + " ESCALATE");
    }

    @Test
    void whatWasReturnedTwiceGoesUpFromWhoHasToRuleAndIsRemindedOfThere() {
        TestLife life = filed(TestLife.OFFICE);
        life.act(new CaseAct.Dispatch(TestLife.PROPERTY, null), worker(life));
        life.act(new CaseAct.Return(TestLife.OFFICE, TestLife.STREET), worker(life));
        Instant once = life.facts().the(Known.DUE);
        assertThat(once).as("as long as the office has to take it").isEqualTo(at("2026-11-16T11:00"));
        life.act(new CaseAct.Dispatch(TestLife.PROPERTY, null), worker(life));
        life.act(new CaseAct.Return(TestLife.OFFICE, TestLife.STREET), worker(life));

        Instant due = life.facts().the(Known.DUE);
        assertThat(steps(life, 2))
                .containsExactly(
                        life.clock().calendar().add(at(MONDAY), Duration.ofMinutes(150)) + " REMIND",
                        due + " ESCALATE");
        assertThat(life.facts().desk()).isEqualTo(TestLife.COUNTY_OFFICE);
        assertThat(life.facts().state()).isEqualTo(CaseState.WAITING);
        assertThat(life.facts().count(Known.RETURNS)).isEqualTo(2);
    }

    @Test
    void whatIsOverdueStaysSoWhenItIsReturned() {
        TestLife life = filed(TestLife.OFFICE);
        life.act(new CaseAct.Dispatch(TestLife.PROPERTY, null), worker(life));
        life.act(new CaseAct.Take(TestLife.WORKER, null), worker(life));
        Instant top = life.facts().the(Known.TOP);
        life.waitUntil(top.plusSeconds(60));

        life.act(new CaseAct.Return(TestLife.OFFICE, TestLife.STREET), worker(life));

        assertThat(life.facts().the(Known.DUE)).isBeforeOrEqualTo(life.now());
        assertThat(life.facts().the(Known.TOP)).isEqualTo(top);
        assertThat(steps(life, 1)).as("at once").containsExactly(top.plusSeconds(60) + " ESCALATE");
        assertThat(life.facts().level()).isEqualTo(CaseLevel.STREET);
    }

    @Test
    void whatIsOverdueAtTheCountyStaysSoWhereverItIsSentAndReturned() {
        TestLife life = filed(TestLife.COUNTY_OFFICE);
        life.act(new CaseAct.Take(TestLife.WORKER, null), worker(life));
        Instant due = life.facts().the(Known.DUE);
        life.timeUntil(due);
        assertThat(life.facts().get(Known.OVERDUE_AT)).isEqualTo(due);

        life.act(new CaseAct.Dispatch(TestLife.STREET, null), worker(life));
        assertThat(life.facts().the(Known.DUE)).isBeforeOrEqualTo(life.now());
        life.act(new CaseAct.Return(TestLife.COUNTY_OFFICE, TestLife.COUNTY_OFFICE), worker(life));

        assertThat(life.facts().desk()).isEqualTo(TestLife.COUNTY_OFFICE);
        assertThat(life.facts().the(Known.DUE)).isBeforeOrEqualTo(due);
        assertThat(steps(life, 2)).allMatch(step -> step.endsWith("OVERDUE"));
    }

    /** What time does next, and when. */
    private static List<String> steps(TestLife life, int number) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            CaseTimer timer = Objects.requireNonNull(life.timer());
            Instant at = timer.at().isBefore(life.now()) ? life.now() : timer.at();
            life.timeUntil(at);
            steps.add(at + " " + timer.step());
        }
        return steps;
    }
}

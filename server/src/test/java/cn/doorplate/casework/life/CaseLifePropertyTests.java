package cn.doorplate.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.worktime.TestCalendars;
import cn.doorplate.worktime.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Whatever people and time do to a case, in whichever order, by whomever, however late: what holds for it all the same. */
class CaseLifePropertyTests {

    private static final WorkCalendar OFFICE = TestCalendars.office();
    private static final Instant FROM = Instant.parse("2026-01-05T00:00:00Z");
    private static final List<Long> PEOPLE = List.of(
            TestLife.RAISER, 2L, 3L, TestLife.WORKER, TestLife.OTHER_WORKER, TestLife.CHIEF, TestLife.MEMBER, 0L);
    private static final Set<CaseRefusal> FOR_DETAILS =
            EnumSet.of(CaseRefusal.DESK, CaseRefusal.NOWHERE, CaseRefusal.WINDOW);

    /** Where each action leads from where, by hand: the table of the rules. */
    private static final Map<CaseAction, List<String>> WAYS = new EnumMap<>(CaseAction.class);

    static {
        ways(CaseAction.FILE);
        ways(CaseAction.TAKE, "WAITING IN_HAND", "OFFERED IN_HAND");
        ways(CaseAction.RELEASE, "OFFERED WAITING", "IN_HAND WAITING", "PAUSED PAUSED");
        ways(CaseAction.DISPATCH, "WAITING WAITING", "OFFERED WAITING", "IN_HAND WAITING");
        ways(CaseAction.OFFER, "WAITING OFFERED", "OFFERED OFFERED");
        ways(
                CaseAction.RETURN,
                "WAITING WAITING",
                "WAITING RULING",
                "IN_HAND WAITING",
                "IN_HAND RULING",
                "OFFERED WAITING",
                "OFFERED RULING");
        ways(CaseAction.RULE, "RULING WAITING");
        ways(CaseAction.ESCALATE, "WAITING WAITING", "OFFERED WAITING", "IN_HAND WAITING", "RULING WAITING");
        ways(CaseAction.EXTENSION_ASK, "IN_HAND IN_HAND");
        ways(CaseAction.EXTENSION_DECIDE, "IN_HAND IN_HAND");
        ways(CaseAction.PAUSE, "IN_HAND PAUSED");
        ways(CaseAction.RESUME, "PAUSED IN_HAND", "PAUSED WAITING", "PAUSED CLOSED");
        ways(CaseAction.ANSWER, "WAITING DONE", "IN_HAND DONE");
        ways(CaseAction.FINISH, "IN_HAND DONE");
        ways(CaseAction.CONFIRM, "DONE CLOSED");
        ways(CaseAction.OBJECT, "DONE WAITING");
        ways(CaseAction.CALL_BACK, "DONE DONE", "DONE WAITING", "DONE CLOSED", "CLOSED CLOSED");
        ways(CaseAction.SILENCE, "DONE CLOSED");
        stays(CaseAction.URGE, "WAITING", "OFFERED", "IN_HAND", "RULING");
        stays(CaseAction.REMIND, "WAITING", "OFFERED", "IN_HAND", "RULING");
        stays(CaseAction.OVERDUE, "WAITING", "OFFERED", "IN_HAND", "RULING");
        for (CaseAction action : List.of(CaseAction.COMMENT, CaseAction.NOTE, CaseAction.TELL_SIDE)) {
            stays(action, "WAITING", "OFFERED", "IN_HAND", "PAUSED", "RULING", "DONE");
        }
        stays(CaseAction.SIDE_ANSWER, "WAITING", "OFFERED", "IN_HAND", "PAUSED", "RULING");
        stays(CaseAction.MEND, "WAITING", "OFFERED", "IN_HAND", "PAUSED", "RULING");
        ways(CaseAction.MEND, "PAUSED IN_HAND", "PAUSED WAITING");
        for (CaseAction action : List.of(CaseAction.JUDGE, CaseAction.CHECKED)) {
            stays(action, "WAITING", "OFFERED", "IN_HAND", "PAUSED", "RULING", "DONE");
            ways(action, "WAITING PAUSED", "IN_HAND PAUSED", "PAUSED WAITING", "PAUSED IN_HAND");
        }
        for (CaseAction action : List.of(CaseAction.JUDGE, CaseAction.SHOW, CaseAction.HIDE, CaseAction.SHOW_ALLOW)) {
            stays(action, "CLOSED");
        }
        stays(CaseAction.CHECKED, "CLOSED", "WITHDRAWN");
        for (String open : List.of("WAITING", "OFFERED", "IN_HAND", "PAUSED", "RULING")) {
            ways(CaseAction.WITHDRAW, open + " WITHDRAWN");
            ways(CaseAction.REVOKE, open + " WITHDRAWN");
            ways(CaseAction.LEAVE, open + " CLOSED", open + ' ' + open);
        }
        ways(CaseAction.REVOKE, "DONE WITHDRAWN");
        ways(CaseAction.LEAVE, "DONE CLOSED", "DONE DONE");
    }

    private static void ways(CaseAction action, String... ways) {
        WAYS.merge(
                action,
                List.of(ways),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    }

    private static void stays(CaseAction action, String... states) {
        ways(action, Stream.of(states).map(state -> state + ' ' + state).toArray(String[]::new));
    }

    /** How a case begins. */
    record Start(CaseKind kind, boolean roundTheClock, boolean urgent, int desk, boolean inPool, long later) {

        TestLife file() {
            WorkCalendar calendar = roundTheClock ? WorkCalendar.roundTheClock() : OFFICE;
            return new TestLife(kind, calendar, FROM.plusMillis(later))
                    .file(TestLife.DESKS.get(desk), urgent, inPool && kind == CaseKind.ORDER);
        }
    }

    /**
     * Something that somebody tries after a while.
     *
     * @param among which of all actions if {@code wild}, or else of those possible
     * @param person who, or else which sort of action
     * @param pace how long after
     */
    record Move(boolean wild, int among, int person, int pace, int detail) {

        Duration elapsed(TestLife life) {
            Instant due = life.facts().get(Known.DUE);
            return switch (pace) {
                case 0, 1 -> Duration.ZERO;
                case 2 -> Duration.ofMillis(detail);
                case 3 -> Duration.ofMinutes(detail % 600);
                case 4 -> Duration.ofHours(detail % 240);
                default ->
                    due == null || due.isBefore(life.now())
                            ? Duration.ofHours(detail % 24)
                            : Duration.between(life.now(), due).plusMillis(pace - 6);
            };
        }

        /** Wildly, or what is possible: more often what leads on than what is only said, and seldom what ends it. */
        Tried tried(TestLife life) {
            List<CaseDoer> all = PEOPLE.stream().map(life::doer).toList();
            if (wild) {
                CaseAction[] actions = CaseAction.values();
                return tried(actions[among % actions.length], all.get(person), life);
            }
            List<Map.Entry<CaseDoer, CaseAction>> possible = all.stream()
                    .flatMap(doer -> CaseLife.permitted(life.facts(), life.kind(), doer, life.now()).stream()
                            .filter(action -> isOfSort(action, person + detail % 4))
                            .map(action -> Map.entry(doer, action)))
                    .toList();
            if (possible.isEmpty()) {
                return tried(CaseAction.COMMENT, all.get(0), life);
            }
            Map.Entry<CaseDoer, CaseAction> chosen = possible.get(among % possible.size());
            return tried(chosen.getValue(), chosen.getKey(), life);
        }

        private Tried tried(CaseAction action, CaseDoer doer, TestLife life) {
            return new Tried(Acts.of(action, life, doer, detail), doer);
        }

        private static boolean isOfSort(CaseAction action, int sort) {
            return switch (action) {
                case REVOKE, WITHDRAW, LEAVE, CONFIRM -> sort == 0;
                case COMMENT, NOTE, SIDE_ANSWER, TELL_SIDE, CHECKED, JUDGE, URGE, REMIND -> sort == 1;
                default -> sort > 1;
            };
        }
    }

    /** An act, and who tries it. */
    record Tried(CaseAct act, CaseDoer doer) {}

    /** All that holds after each move. What is rarest is done about sixteen times, so it is not left out by chance. */
    @Property(tries = 4_000)
    void noSequenceLeadsWhereTheTableDoesNot(@ForAll("starts") Start start, @ForAll("moves") List<Move> moves) {
        TestLife life = start.file();
        for (Move move : moves) {
            life.waitFor(move.elapsed(life));
            CaseFacts before = life.facts();
            Tried tried = move.tried(life);
            CaseAct act = tried.act();
            CaseRefusal refused = life.tryTo(act, tried.doer());
            Statistics.label("done").collect(refused == null ? act.action() : "refused");
            if (refused != null) {
                assertThat(life.facts()).isEqualTo(before);
                continue;
            }
            assertThat(WAYS.getOrDefault(act.action(), List.of()))
                    .as("%s of %s", act, before)
                    .contains(before.state() + " " + life.facts().state());
            Whole.check(life);
        }
        assertThat(life.folded()).isEqualTo(life.facts());
        // Who looked at nothing but refusals would have proved nothing.
        Statistics.label("done")
                .coverage(seen -> Stream.of(CaseAction.values())
                        .filter(action -> action != CaseAction.FILE)
                        .forEach(action -> seen.check(action).count(times -> times > 0)));
    }

    @Property(tries = 1_000)
    void whatIsPermittedIsAcceptedAndNothingElse(@ForAll("starts") Start start, @ForAll("moves") List<Move> moves) {
        TestLife life = start.file();
        for (Move move : moves) {
            life.waitFor(move.elapsed(life));
            Tried tried = move.tried(life);
            CaseDoer doer = tried.doer();
            CaseAct act = tried.act();
            Set<CaseAction> permitted = CaseLife.permitted(life.facts(), life.kind(), doer, life.now());
            boolean right = Acts.isRight(act, life);
            CaseRefusal refused = life.tryTo(act, doer);
            if (!permitted.contains(act.action())) {
                assertThat(refused)
                        .as("%s by %s of %s", act, doer, life.facts())
                        .isNotNull();
            } else if (right) {
                assertThat(refused)
                        .as("%s by %s of %s", act, doer, life.facts())
                        .isNull();
            } else {
                assertThat(refused)
                        .as("%s by %s of %s", act, doer, life.facts())
                        .isIn(act instanceof CaseAct.Judge ? Set.of(CaseRefusal.CONFLICT) : FOR_DETAILS);
            }
        }
    }

    /** The last moment up to which a level's desks may take only moves as far as somebody above, or the clock's standing, gives. */
    @Property(tries = 2_000)
    void noClockRunsBackwards(@ForAll("starts") Start start, @ForAll("moves") List<Move> moves) {
        TestLife life = start.file();
        for (Move move : moves) {
            life.waitFor(move.elapsed(life));
            CaseFacts before = life.facts();
            Tried tried = move.tried(life);
            CaseAct act = tried.act();
            if (life.tryTo(act, tried.doer()) == null) {
                Clocks.check(before, act, life);
            }
        }
    }

    @Property(tries = 1_000)
    void nothingThatIsUsedUpIsThereAgain(@ForAll("starts") Start start, @ForAll("moves") List<Move> moves) {
        TestLife life = start.file();
        int objections = 0;
        int returns = 0;
        int asked = 0;
        int stood = 0;
        for (Move move : moves) {
            life.waitFor(move.elapsed(life));
            CaseFacts before = life.facts();
            Tried tried = move.tried(life);
            CaseAct act = tried.act();
            if (life.tryTo(act, tried.doer()) != null) {
                continue;
            }
            CaseFacts after = life.facts();
            objections += after.has(Known.REOPENED) && !before.has(Known.REOPENED) ? 1 : 0;
            returns += act instanceof CaseAct.Return ? 1 : 0;
            asked += act instanceof CaseAct.AskExtension ? 1 : 0;
            stood += after.state() == CaseState.PAUSED && before.state() != CaseState.PAUSED ? 1 : 0;
            assertThat(before.has(Known.BOUND) && act instanceof CaseAct.Return).isFalse();
            assertThat(before.has(Known.BOUND) && act instanceof CaseAct.Dispatch)
                    .isFalse();
            assertThat(after.the(Known.FLOOR)).isGreaterThanOrEqualTo(before.the(Known.FLOOR));
            assertThat(before.has(Known.REOPENED) && !after.has(Known.REOPENED)).isFalse();
            assertThat(before.has(Known.EXTENSION) && !after.has(Known.EXTENSION))
                    .isFalse();
            assertThat(after.count(Known.RETURNS)).isEqualTo(returns).isLessThanOrEqualTo(2);
            assertThat(after.count(Known.PAUSES)).isBetween(before.count(Known.PAUSES), 3L);
        }
        assertThat(objections).isLessThanOrEqualTo(1);
        assertThat(asked).isLessThanOrEqualTo(1);
        assertThat(stood).isLessThanOrEqualTo(3);
    }

    /**
     * Whatever those do who have it: it is over, or at the county, before the time of the levels below is used up; the time for
     * which the clock stood does not count.
     */
    @Property(tries = 1_000)
    void aCaseThatNobodyEndsIsAtTheCountyInTheEnd(@ForAll("starts") Start start, @ForAll("moves") List<Move> moves) {
        TestLife life = start.file();
        for (Move move : moves) {
            life.timeUntil(life.now().plus(move.elapsed(life)));
            CaseFacts before = life.facts();
            Tried tried = move.tried(life);
            life.tryTo(tried.act(), tried.doer());
            Whole.check(life);
            if (before.state().isOver()) {
                return;
            }
        }
        life.timeUntil(life.now().plus(Duration.ofDays(120)));
        CaseFacts last = life.facts();
        // There to be ruled on, too; or with whom the county sent it to, when it was overdue there already.
        boolean isAtTheCounty = last.the(Known.FLOOR) == CaseLevel.COUNTY || last.level() == CaseLevel.COUNTY;
        assertThat(last.state().isOver() || isAtTheCounty).as("%s", last).isTrue();
        assertThat(life.below()).isLessThanOrEqualTo(Clocks.MOST);
    }

    /** As the engine has it: what is due is possible, and does not come up again at once. */
    @Property(tries = 1_000)
    void timeHasSomethingToDoAsLongAsSomethingCanHappen(
            @ForAll("starts") Start start, @ForAll("moves") List<Move> moves) {
        TestLife life = start.file();
        for (Move move : moves) {
            life.waitFor(move.elapsed(life));
            Tried tried = move.tried(life);
            life.tryTo(tried.act(), tried.doer());
            CaseTimer timer = life.timer();
            assertThat(timer == null)
                    .as("%s", life.facts())
                    .isEqualTo(life.facts().state().isOver());
            if (move.pace() == 4 && timer != null) {
                life.waitUntil(timer.at());
                CaseFacts before = life.facts();
                life.act(life.step(timer.step()), CaseDoer.NOBODY);
                CaseTimer next = life.timer();
                assertThat(next == null
                                || next.at().isAfter(life.now())
                                || next.step() != timer.step()
                                || life.facts().level() != before.level())
                        .as("%s after %s", next, before)
                        .isTrue();
                life.timeUntil(life.now());
            }
        }
    }

    @Provide
    Arbitrary<Start> starts() {
        return Combinators.combine(
                        Arbitraries.of(CaseKind.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false, false),
                        Arbitraries.integers().between(0, TestLife.DESKS.size() - 1),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, Duration.ofDays(300).toMillis()))
                .as(Start::new);
    }

    /** Without the bias for small numbers, which here are no simpler than others. */
    private static Arbitrary<Integer> evenly(int from, int to) {
        return Arbitraries.integers().between(from, to).withDistribution(RandomDistribution.uniform());
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Combinators.combine(
                        Arbitraries.of(true, false, false, false, false, false),
                        evenly(0, 10_000),
                        evenly(0, 7),
                        evenly(0, 7),
                        evenly(0, 10_000))
                .as(Move::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    /** The facts that each state needs, and has none beside. */
    static final class Whole {

        private Whole() {}

        static void check(TestLife life) {
            CaseFacts facts = life.facts();
            CaseState state = facts.state();
            boolean paused = state == CaseState.PAUSED;
            boolean running = state.isOpen() && !paused;
            has(facts, running, Known.DUE, Known.CAP, Known.TOP);
            has(facts, paused, Known.LEFT_DUE, Known.LEFT_CAP, Known.LEFT_TOP, Known.PAUSE, Known.PAUSED_UNTIL);
            has(facts, state == CaseState.DONE, Known.SILENT_AT);
            has(facts, state.isOver(), Known.CLOSED_AT, Known.ENDING);
            if (running) {
                assertThat(facts.the(Known.DUE)).isBeforeOrEqualTo(facts.the(Known.CAP));
                assertThat(facts.the(Known.CAP)).isBeforeOrEqualTo(facts.the(Known.TOP));
            }
            if (state == CaseState.IN_HAND) {
                has(facts, true, Known.HANDLER);
            } else if (running || state == CaseState.DONE) {
                has(facts, false, Known.HANDLER);
            }
            if (state == CaseState.OFFERED) {
                assertThat(life.kind()).isEqualTo(CaseKind.ORDER);
                assertThat(facts.has(Known.UNIT) != facts.has(Known.POOL)).isTrue();
            } else {
                has(facts, false, Known.POOL);
            }
            assertThat(facts.level()).isEqualTo(facts.desk().level());
            assertThat(QueueKey.of(facts) != null).isEqualTo(state.isOpen());
        }

        private static void has(CaseFacts facts, boolean known, Fact<?>... all) {
            for (Fact<?> fact : all) {
                assertThat(facts.has(fact)).as("%s of %s", fact, facts).isEqualTo(known);
            }
        }
    }

    /** By hand, for each act: how far the last moment may move. */
    static final class Clocks {

        /** Three levels; once more the longest for an objection, and for an extension; and twice a level's time to accept. */
        static final Duration MOST = Duration.ofHours(8 + 14 + 21 + 21 + 21 + 4 + 4);

        private Clocks() {}

        static void check(CaseFacts before, CaseAct act, TestLife life) {
            CaseFacts after = life.facts();
            WorkCalendar calendar = life.clock().calendar();
            Instant was = before.get(Known.TOP);
            Instant is = after.get(Known.TOP);
            if (is == null) {
                if (after.state() == CaseState.PAUSED && was != null) {
                    assertThat(after.the(Known.LEFT_TOP))
                            .isEqualTo(calendar.between(life.now(), was).toMillis());
                }
                return;
            }
            if (was == null) {
                assertThat(is).isEqualTo(begun(before, after, life));
                return;
            }
            assertThat(is).as("%s of %s", act, before).isBetween(was, most(was, act, before, after, life));
            if (act instanceof CaseAct.DecideExtension) {
                assertThat(after.the(Known.DUE)).isAfterOrEqualTo(before.the(Known.DUE));
            }
        }

        /** It stood, and has what was left of it; or it arrives. */
        private static Instant begun(CaseFacts before, CaseFacts after, TestLife life) {
            WorkCalendar calendar = life.clock().calendar();
            Long left = before.get(Known.LEFT_TOP);
            return left == null
                    ? calendar.add(life.now(), TestLife.LIMITS.solve(after.level()))
                    : calendar.add(life.now(), Duration.ofMillis(left));
        }

        private static Instant most(Instant was, CaseAct act, CaseFacts before, CaseFacts after, TestLife life) {
            WorkCalendar calendar = life.clock().calendar();
            boolean arrives = after.level().compareTo(before.the(Known.FLOOR)) > 0;
            Instant given = switch (act.action()) {
                case ESCALATE -> arrives ? calendar.add(life.now(), TestLife.LIMITS.solve(after.level())) : was;
                case RETURN -> returned(was, after, life, arrives);
                case EXTENSION_DECIDE -> before.the(Known.EXTENSION_UNTIL);
                case RULE -> calendar.add(life.now(), TestLife.LIMITS.accept(after.level()));
                default -> was;
            };
            return given.isAfter(was) ? given : was;
        }

        /** To be ruled on, which takes its time; or to who never had it, for whom it arrives. */
        private static Instant returned(Instant was, CaseFacts after, TestLife life, boolean arrives) {
            WorkCalendar calendar = life.clock().calendar();
            if (after.state() == CaseState.RULING) {
                return calendar.add(life.now(), TestLife.LIMITS.accept(after.level()));
            }
            return arrives ? calendar.add(life.now(), TestLife.LIMITS.solve(after.level())) : was;
        }
    }

    /** Acts with details, right and wrong. */
    static final class Acts {

        private Acts() {}

        static CaseAct of(CaseAction action, TestLife life, CaseDoer doer, int detail) {
            CaseFacts facts = life.facts();
            CaseTextState text = CaseTextState.values()[detail % CaseTextState.values().length];
            CaseDesk desk = TestLife.DESKS.get(detail % TestLife.DESKS.size());
            boolean even = detail % 2 == 0;
            return switch (action) {
                case FILE -> new CaseAct.File(desk, category(detail), text, null);
                case MEND -> new CaseAct.Mend(even ? CaseTextState.CHECKING : CaseTextState.FIT);
                case TAKE ->
                    new CaseAct.Take(
                            doer.person(), facts.state() == CaseState.OFFERED ? Long.valueOf(TestLife.UNIT) : null);
                case RELEASE -> new CaseAct.Release();
                case DISPATCH -> new CaseAct.Dispatch(desk, detail % 5 == 0 ? category(detail) : null);
                case OFFER -> even ? new CaseAct.Offer(TestLife.UNIT, null) : new CaseAct.Offer(null, TestLife.COUNTY);
                case RETURN ->
                    new CaseAct.Return(
                            back(facts),
                            TestLife.office(
                                    facts.level().max(senderLevel(facts)).above()));
                case RULE -> new CaseAct.Rule(desk);
                case ESCALATE -> new CaseAct.Escalate(up(facts, life.now(), detail));
                case EXTENSION_ASK -> new CaseAct.AskExtension(until(life, detail));
                case EXTENSION_DECIDE -> new CaseAct.DecideExtension(even);
                case PAUSE ->
                    new CaseAct.Pause(
                            even ? PauseReason.APPOINTMENT : PauseReason.WAITING_FOR_RESIDENT,
                            life.now().plus(Duration.ofHours(detail % 800)));
                case RESUME -> new CaseAct.Resume();
                case COMMENT, NOTE, TELL_SIDE, SIDE_ANSWER, SHOW, HIDE, SHOW_ALLOW -> new CaseAct.Say(action);
                case ANSWER -> new CaseAct.Answer(doer.person());
                case FINISH -> new CaseAct.Finish(FinishOutcome.values()[detail % FinishOutcome.values().length]);
                case CONFIRM -> new CaseAct.Confirm(1 + detail % 5);
                case OBJECT -> new CaseAct.Objection(TestLife.office(CaseLife.objectionGoesTo(facts)));
                case CALL_BACK ->
                    new CaseAct.CallBack(
                            detail % 3 == 0 ? null : Boolean.valueOf(even),
                            detail % 3 == 0 ? null : Integer.valueOf(1 + detail % 5),
                            TestLife.office(CaseLife.objectionGoesTo(facts)));
                case URGE -> new CaseAct.Urge();
                case WITHDRAW -> new CaseAct.Withdraw();
                case REVOKE -> new CaseAct.Revoke();
                case LEAVE -> new CaseAct.Leave(even);
                case REMIND -> new CaseAct.Remind();
                case OVERDUE -> new CaseAct.Overdue();
                case SILENCE -> new CaseAct.Silence();
                case JUDGE -> new CaseAct.Judge(detail % 7 == 0 ? null : text);
                case CHECKED -> new CaseAct.Checked(detail % 7 == 0 ? null : text);
            };
        }

        /** Whether nothing is wrong with what it says beside the action itself. */
        static boolean isRight(CaseAct act, TestLife life) {
            CaseFacts facts = life.facts();
            if (act instanceof CaseAct.Dispatch dispatch) {
                return (dispatch.category() != null || !dispatch.to().equals(facts.desk()))
                        && dispatch.to().level().compareTo(facts.level()) <= 0;
            } else if (act instanceof CaseAct.Rule rule) {
                return rule.to().level().compareTo(facts.level()) <= 0;
            } else if (act instanceof CaseAct.Return back) {
                boolean somewhere = back.back() != null && (!back.back().equals(facts.desk()) || facts.has(Known.UNIT));
                return somewhere || facts.count(Known.RETURNS) == 1;
            } else if (act instanceof CaseAct.Pause pause) {
                long days = facts.has(Known.URGENT) ? 1 : pause.reason() == PauseReason.APPOINTMENT ? 30 : 7;
                return pause.until().isAfter(life.now())
                        && !pause.until().isAfter(life.now().plus(Duration.ofDays(days)));
            } else if (act instanceof CaseAct.AskExtension ask) {
                Instant cap = Objects.requireNonNullElse(facts.get(Known.CAP), life.now());
                Instant top = facts.get(Known.TOP);
                boolean sentDown = facts.level().compareTo(facts.the(Known.FLOOR)) < 0;
                boolean beyond = sentDown && top != null && ask.until().isAfter(top);
                return ask.until().isAfter(cap)
                        && !beyond
                        && !ask.until().isAfter(life.clock().calendar().add(cap, TestLife.LIMITS.solve(facts.level())));
            } else if (act instanceof CaseAct.Judge judge) {
                boolean again = judge.text() == CaseTextState.UNFIT && facts.get(Known.TEXT) == CaseTextState.FIT;
                boolean tooLate = judge.text() != null && facts.state() == CaseState.CLOSED;
                return !again && !tooLate;
            }
            return true;
        }

        private static CaseAct.Category category(int detail) {
            return new CaseAct.Category("other" + detail % 3, false, detail % 2 == 0);
        }

        /** Who sent it; else who sorts what nobody sent. */
        private static @Nullable CaseDesk back(CaseFacts facts) {
            CaseDesk sender = facts.get(Known.SENDER);
            return sender == null ? TestLife.OFFICE : sender;
        }

        private static CaseLevel senderLevel(CaseFacts facts) {
            CaseDesk sender = facts.get(Known.SENDER);
            return sender == null ? CaseLevel.COMPOUND : sender.level();
        }

        private static CaseDesk up(CaseFacts facts, Instant now, int detail) {
            boolean runs = facts.has(Known.TOP);
            CaseLevel level = runs ? CaseLife.goesUpTo(facts, now) : CaseLevel.COUNTY;
            return TestLife.office(detail % 5 == 0 ? level.above() : level);
        }

        private static Instant until(TestLife life, int detail) {
            Instant cap = Objects.requireNonNullElse(life.facts().get(Known.CAP), life.now());
            long most = TestLife.LIMITS.solve(life.facts().level()).toMinutes();
            return cap.plus(Duration.ofMinutes(detail % 7 == 0 ? detail - 5_000 : 1 + detail % most));
        }
    }
}

package cn.doorplate.casework.life;

import cn.doorplate.worktime.TestCalendars;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody with one hat before a case that came to its state by what people did to it. */
record CaseTry(CaseKind kind, CaseFacts facts, CaseDoer doer, Instant now) {

    /** Who is nothing to a case but what their hat says. */
    static final long SOMEBODY = 99;

    private static final Instant MONDAY = Instant.parse("2026-11-16T01:00:00Z");

    /** One of each kind that can be in that state. */
    static List<CaseTry> plain(CaseState state, CaseHat hat) {
        return Stream.of(CaseKind.values())
                .filter(kind -> state != CaseState.OFFERED || kind == CaseKind.ORDER)
                .map(kind -> led(kind, state))
                .map(life -> new CaseTry(life.kind(), life.facts(), doer(life.facts(), hat), life.now()))
                .toList();
    }

    private static TestLife led(CaseKind kind, CaseState state) {
        TestLife life = new TestLife(kind, TestCalendars.office(), MONDAY)
                .file(TestLife.OFFICE, false, state == CaseState.OFFERED);
        return switch (state) {
            case WAITING, OFFERED -> life;
            case RULING -> sentBackTwice(life);
            case DONE -> done(life);
            case CLOSED -> done(life).act(new CaseAct.Confirm(5), life.doer(TestLife.RAISER));
            default -> from(taken(life), state);
        };
    }

    private static TestLife from(TestLife life, CaseState state) {
        return switch (state) {
            case PAUSED -> {
                CaseAct pause =
                        new CaseAct.Pause(PauseReason.APPOINTMENT, life.now().plus(Duration.ofDays(1)));
                yield life.act(pause, life.doer(TestLife.WORKER));
            }
            case WITHDRAWN -> life.act(new CaseAct.Withdraw(), life.doer(TestLife.RAISER));
            default -> life;
        };
    }

    private static TestLife taken(TestLife life) {
        return life.act(new CaseAct.Take(TestLife.WORKER, null), life.doer(TestLife.WORKER));
    }

    private static TestLife done(TestLife life) {
        CaseAct done = life.kind() == CaseKind.QUESTION
                ? new CaseAct.Answer(TestLife.WORKER)
                : new CaseAct.Finish(FinishOutcome.SOLVED);
        return taken(life).act(done, life.doer(TestLife.WORKER));
    }

    private static TestLife sentBackTwice(TestLife life) {
        for (int i = 0; i < CaseRules.MOST_RETURNS; i++) {
            life.act(new CaseAct.Dispatch(TestLife.PROPERTY, null), life.doer(TestLife.WORKER));
            life.act(new CaseAct.Return(TestLife.OFFICE, TestLife.STREET), life.doer(TestLife.WORKER));
        }
        return life;
    }

    private static CaseDoer doer(CaseFacts facts, CaseHat hat) {
        Long person = switch (hat) {
            case HANDLER -> facts.get(Known.HANDLER);
            case FINISHER -> facts.get(Known.FINISHER);
            case SYSTEM -> Long.valueOf(0);
            default -> null;
        };
        return new CaseDoer(Objects.requireNonNullElse(person, SOMEBODY), EnumSet.of(hat));
    }

    @Nullable CaseRefusal refusal(CaseAction action) {
        return CaseLife.refusal(facts, kind, action, doer, now);
    }

    /** Whether there can be anybody with that hat now. */
    boolean isAnybody() {
        Set<CaseHat> hats = doer.hats();
        return hats.contains(CaseHat.UNIT)
                ? facts.has(Known.UNIT) || facts.has(Known.POOL)
                : !hats.contains(CaseHat.HANDLER) || facts.has(Known.HANDLER);
    }

    <T> CaseTry with(Fact<T> fact, @Nullable T value) {
        return new CaseTry(kind, facts.with(fact, value), doer, now);
    }

    CaseTry at(Fact<Instant> moment) {
        return at(facts.the(moment));
    }

    CaseTry at(Instant moment) {
        return new CaseTry(kind, facts, doer, moment);
    }

    CaseTry and(CaseHat hat) {
        Set<CaseHat> hats = EnumSet.copyOf(doer.hats());
        hats.add(hat);
        return new CaseTry(kind, facts, new CaseDoer(doer.person(), hats), now);
    }

    /** By whom something was done, or is being done: by themselves. */
    CaseTry by(Fact<Long> who) {
        return with(who, doer.person());
    }

    CaseTry itself() {
        return this;
    }

    CaseTry bound() {
        return with(Known.BOUND, 1L);
    }

    CaseTry withUnit() {
        return with(Known.UNIT, TestLife.UNIT);
    }

    CaseTry returnedTwice() {
        return with(Known.RETURNS, 2L);
    }

    /** What they themselves said was done, and was objected to. */
    CaseTry objectedTo() {
        return by(Known.FINISHER).with(Known.REOPENED, 1L);
    }

    CaseTry inOwnHand() {
        return by(Known.HANDLER);
    }

    CaseTry due() {
        return at(Known.DUE);
    }

    CaseTry asked() {
        return with(Known.EXTENSION, ExtensionState.ASKED);
    }

    CaseTry atCounty() {
        return with(Known.LEVEL, CaseLevel.COUNTY);
    }

    CaseTry silent() {
        return with(Known.ENDING, CaseEnding.SILENT);
    }

    CaseTry offeredToUnit() {
        return with(Known.POOL, null).withUnit();
    }
}

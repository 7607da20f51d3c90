package cn.doorplate.casework.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The acts that lead to an end, tell of one, or change nothing of the way. */
final class CaseEndings {

    private CaseEndings() {}

    static CaseFacts next(CaseFacts facts, CaseAct act, Instant now, CaseClock clock) {
        if (act instanceof CaseAct.Answer answer) {
            return done(facts, FinishOutcome.EXPLAINED, answer.person(), now);
        } else if (act instanceof CaseAct.Finish finish) {
            return done(facts, finish.outcome(), facts.the(Known.HANDLER), now);
        } else if (act instanceof CaseAct.Confirm confirm) {
            return over(facts, CaseState.CLOSED, CaseEnding.CONFIRMED, now).with(Known.SCORE, (long) confirm.score());
        } else if (act instanceof CaseAct.Objection objection) {
            return reopened(facts, objection.up(), now, clock);
        } else if (act instanceof CaseAct.CallBack called) {
            return calledBack(facts, called, now, clock);
        } else if (act instanceof CaseAct.Silence) {
            return over(facts, CaseState.CLOSED, CaseEnding.SILENT, now);
        } else if (act instanceof CaseAct.Withdraw || act instanceof CaseAct.Revoke) {
            return over(facts, CaseState.WITHDRAWN, CaseEnding.WITHDRAWN, now);
        } else if (act instanceof CaseAct.Leave leave) {
            return leave.goesOn() ? facts : over(facts, CaseState.CLOSED, CaseEnding.LEFT, now);
        }
        return onTheWay(facts, act, now, clock);
    }

    private static CaseFacts onTheWay(CaseFacts facts, CaseAct act, Instant now, CaseClock clock) {
        if (act instanceof CaseAct.Urge) {
            return facts.with(Known.URGED_AT, now);
        } else if (act instanceof CaseAct.Remind) {
            return facts.with(Known.REMINDED_FOR, facts.the(Known.DUE));
        } else if (act instanceof CaseAct.Overdue) {
            return facts.with(Known.OVERDUE_AT, now);
        } else if (act instanceof CaseAct.Mend mend) {
            return text(facts, mend.text(), now, clock);
        } else if (act instanceof CaseAct.Judge judge) {
            boolean again = judge.text() == CaseTextState.UNFIT && facts.get(Known.TEXT) == CaseTextState.FIT;
            boolean tooLate = judge.text() != null && facts.state() == CaseState.CLOSED;
            CaseLife.refuse(again || tooLate ? CaseRefusal.CONFLICT : null);
            return text(facts, judge.text(), now, clock);
        } else if (act instanceof CaseAct.Checked checked) {
            return text(facts, checked.text(), now, clock);
        } else if (act instanceof CaseAct.Say) {
            return facts;
        }
        throw new IllegalArgumentException("nothing is known of " + act);
    }

    private static CaseFacts done(CaseFacts facts, FinishOutcome outcome, long by, Instant now) {
        return withoutClock(facts)
                .without(Known.HANDLER)
                .with(Known.STATE, CaseState.DONE)
                .with(Known.FINISHER, by)
                .with(Known.OUTCOME, outcome)
                .with(Known.DONE_AT, now)
                .with(Known.SILENT_AT, now.plus(CaseLife.SILENCE));
    }

    private static CaseFacts reopened(CaseFacts facts, CaseDesk up, Instant now, CaseClock clock) {
        if (up.level().compareTo(CaseLife.objectionGoesTo(facts)) < 0) {
            throw new IllegalArgumentException(up + " is not above " + facts.desk());
        }
        return clock.arrive(facts, up, now)
                .without(Known.OUTCOME, Known.DONE_AT, Known.SILENT_AT)
                .with(Known.STATE, CaseState.WAITING)
                .with(Known.REOPENED, 1L);
    }

    private static CaseFacts calledBack(CaseFacts facts, CaseAct.CallBack called, Instant now, CaseClock clock) {
        Boolean content = called.content();
        Integer score = called.score();
        if (content == null) {
            return facts;
        }
        if (facts.state() == CaseState.DONE && !content && !facts.has(Known.REOPENED)) {
            return reopened(facts, called.up(), now, clock);
        }
        CaseFacts told = facts.with(Known.CALLED_BACK, 1L).with(Known.SCORE, score == null ? null : (long) score);
        CaseEnding ending = content ? CaseEnding.CALLED_BACK : CaseEnding.REJECTED;
        return facts.state() == CaseState.CLOSED ? told : over(told, CaseState.CLOSED, ending, now);
    }

    /** What was refused waits for its author, and what was mended goes on; what is urgent does not wait. */
    private static CaseFacts text(CaseFacts facts, @Nullable CaseTextState text, Instant now, CaseClock clock) {
        if (text == null || text == facts.get(Known.TEXT)) {
            return facts;
        }
        CaseFacts next = facts.with(Known.TEXT, text);
        if (text == CaseTextState.UNFIT) {
            return refused(facts, next, now, clock);
        }
        boolean waited = facts.get(Known.PAUSE) == PauseReason.TEXT_REFUSED;
        return waited ? CaseLife.goesOn(next, now, clock) : next;
    }

    /** Its author has seven days. Where the clock stands already it goes on by itself, and nothing is ended by that. */
    private static CaseFacts refused(CaseFacts facts, CaseFacts next, Instant now, CaseClock clock) {
        return waits(facts, now)
                ? CaseLife.stopped(next, PauseReason.TEXT_REFUSED, now.plus(CaseLife.SILENCE), now, clock)
                        .with(Known.PAUSES, facts.count(Known.PAUSES) + 1)
                : next;
    }

    /** It counts as a pause: else who judges texts could stop the clock as often as they like. */
    private static boolean waits(CaseFacts facts, Instant now) {
        boolean running = facts.state() == CaseState.WAITING || facts.state() == CaseState.IN_HAND;
        boolean mayStand = !facts.has(Known.URGENT) && facts.count(Known.PAUSES) < CaseRules.MOST_PAUSES;
        return running && mayStand && facts.the(Known.DUE).isAfter(now);
    }

    static CaseFacts over(CaseFacts facts, CaseState state, CaseEnding ending, Instant now) {
        return withoutClock(facts)
                .without(Known.SILENT_AT, Known.POOL)
                .with(Known.STATE, state)
                .with(Known.ENDING, ending)
                .with(Known.CLOSED_AT, now);
    }

    private static CaseFacts withoutClock(CaseFacts facts) {
        return facts.without(
                Known.DUE,
                Known.CAP,
                Known.TOP,
                Known.LEFT_DUE,
                Known.LEFT_CAP,
                Known.LEFT_TOP,
                Known.PAUSE,
                Known.PAUSED_AT,
                Known.PAUSED_UNTIL,
                Known.REMINDED_FOR);
    }
}

package cn.doorplate.casework.life;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a case: the one place that says it. No action goes without asking it, time's own included.
 *
 * <p>The clock cannot be gamed: a level has its time from the moment at which the case arrives there by filing, by going up or by
 * an objection. Whoever sends it on, back or down does so within that time, and what comes back undone has what is left of it.
 * Only a pause (by exactly the working time that it stood), an extension that the level above granted, and a ruling move a deadline
 * that was told.
 */
public final class CaseLife {

    /** For which silence is waited: the resident's time, so by days and not by working hours. */
    public static final Duration SILENCE = Duration.ofDays(7);

    private static final Duration LONGEST_WAIT = Duration.ofDays(7);
    private static final Duration LONGEST_URGENT = Duration.ofHours(24);
    private static final Duration LONGEST_APPOINTMENT = Duration.ofDays(30);

    private CaseLife() {}

    /**
     * The facts after an act.
     *
     * @param now never before the moment of the last act
     * @throws CaseRefused if it is not possible now, or not by them
     */
    public static CaseFacts next(
            CaseFacts facts, CaseKind kind, CaseAct act, CaseDoer doer, Instant now, CaseClock clock) {
        if (act instanceof CaseAct.File file) {
            refuse(facts.equals(CaseFacts.NONE) ? null : CaseRefusal.CONFLICT);
            return filed(file, now, clock);
        }
        refuse(CaseRules.refusal(facts, act.action(), kind, doer, now));
        CaseFacts left = movesOn(act.action()) ? lapsed(facts) : facts;
        if (act instanceof CaseAct.Take take) {
            return taken(left, take, now, clock);
        } else if (act instanceof CaseAct.Release) {
            return released(left, now, clock);
        } else if (act instanceof CaseAct.Dispatch dispatch) {
            return dispatched(left, dispatch, now, clock);
        } else if (act instanceof CaseAct.Offer offer) {
            return offered(left, offer, now, clock);
        } else if (act instanceof CaseAct.Return back) {
            return returned(left, back, now, clock);
        } else if (act instanceof CaseAct.Rule rule) {
            return ruled(left, rule, now, clock);
        } else if (act instanceof CaseAct.Escalate escalate) {
            return escalated(left, escalate, now, clock);
        } else if (act instanceof CaseAct.AskExtension ask) {
            return asked(left, ask, now, clock);
        } else if (act instanceof CaseAct.DecideExtension decide) {
            return decided(left, decide, now, clock);
        } else if (act instanceof CaseAct.Pause pause) {
            return paused(left, pause, now, clock);
        } else if (act instanceof CaseAct.Resume) {
            return resumed(left, doer, now, clock);
        }
        return CaseEndings.next(left, act, now, clock);
    }

    /** Why an action of that sort is not possible now; null if it is. With which details, is another question. */
    public static @Nullable CaseRefusal refusal(
            CaseFacts facts, CaseKind kind, CaseAction action, CaseDoer doer, Instant now) {
        return CaseRules.refusal(facts, action, kind, doer, now);
    }

    /** All that can be done now by somebody, by time or by a machine. */
    public static Set<CaseAction> permitted(CaseFacts facts, CaseKind kind, CaseDoer doer, Instant now) {
        return Arrays.stream(CaseAction.values())
                .filter(action -> refusal(facts, kind, action, doer, now) == null)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseAction.class)));
    }

    /**
     * The level that has it next when a deadline is missed: who sent it down, if there is time left there; else the one above all
     * that have had it. At the county there is none, and it is overdue.
     */
    public static CaseLevel goesUpTo(CaseFacts facts, Instant now) {
        CaseLevel level = facts.level();
        CaseLevel floor = facts.the(Known.FLOOR);
        boolean sentDown = level.compareTo(floor) < 0;
        if (sentDown && (floor == CaseLevel.COUNTY || facts.the(Known.TOP).isAfter(now))) {
            return floor;
        }
        return level.max(floor).above();
    }

    /** The level that looks into an objection: above all that have had it; at the county itself. */
    public static CaseLevel objectionGoesTo(CaseFacts facts) {
        return facts.level().max(facts.the(Known.FLOOR)).above();
    }

    /** How far a return goes: 1 is sent back, 2 is ruled. */
    public static boolean isRuledNext(CaseFacts facts) {
        return facts.count(Known.RETURNS) + 1 >= CaseRules.MOST_RETURNS;
    }

    static void refuse(@Nullable CaseRefusal why) {
        if (why != null) {
            throw new CaseRefused(why);
        }
    }

    private static CaseFacts filed(CaseAct.File file, Instant now, CaseClock clock) {
        CaseFacts facts =
                clock.arrive(file.category().of(CaseFacts.NONE).with(Known.TEXT, file.text()), file.desk(), now);
        return facts.with(Known.STATE, file.pool() == null ? CaseState.WAITING : CaseState.OFFERED)
                .with(Known.POOL, file.pool());
    }

    /** With these the case leaves whoever had asked for more time. */
    private static boolean movesOn(CaseAction action) {
        return switch (action) {
            case RELEASE, DISPATCH, RETURN, ESCALATE, FINISH, WITHDRAW, REVOKE, LEAVE -> true;
            default -> false;
        };
    }

    private static CaseFacts lapsed(CaseFacts facts) {
        return facts.get(Known.EXTENSION) == ExtensionState.ASKED
                ? facts.with(Known.EXTENSION, ExtensionState.LAPSED)
                : facts;
    }

    private static CaseFacts taken(CaseFacts facts, CaseAct.Take take, Instant now, CaseClock clock) {
        CaseFacts inHand = facts.with(Known.STATE, CaseState.IN_HAND)
                .with(Known.HANDLER, take.person())
                .with(Known.UNIT, take.unit())
                .without(Known.POOL);
        return clock.taken(inHand, now);
    }

    /** To be taken again soon; the level's deadline stays. */
    private static CaseFacts released(CaseFacts facts, Instant now, CaseClock clock) {
        CaseFacts nobodys = facts.without(Known.HANDLER, Known.UNIT);
        return facts.state() == CaseState.PAUSED
                ? nobodys
                : clock.toBeTaken(nobodys.with(Known.STATE, CaseState.WAITING), now);
    }

    private static CaseFacts dispatched(CaseFacts facts, CaseAct.Dispatch dispatch, Instant now, CaseClock clock) {
        CaseDesk to = dispatch.to();
        CaseAct.Category category = dispatch.category();
        boolean nothingNew = category == null && to.equals(facts.desk());
        refuse(nothingNew || to.level().compareTo(facts.level()) > 0 ? CaseRefusal.DESK : null);
        CaseFacts sorted = category == null ? facts : clock.sorted(category.of(facts), now);
        return clock.sentOn(sorted, to, now).with(Known.STATE, CaseState.WAITING);
    }

    /** What is taken from one and offered to others keeps its deadline. */
    private static CaseFacts offered(CaseFacts facts, CaseAct.Offer offer, Instant now, CaseClock clock) {
        CaseFacts there = facts.state() == CaseState.OFFERED
                ? facts
                : clock.offered(facts.with(Known.STATE, CaseState.OFFERED), now);
        return there.with(Known.UNIT, offer.unit()).with(Known.POOL, offer.pool());
    }

    private static CaseFacts returned(CaseFacts facts, CaseAct.Return back, Instant now, CaseClock clock) {
        CaseFacts counted = facts.with(Known.RETURNS, facts.count(Known.RETURNS) + 1);
        if (isRuledNext(facts)) {
            return clock.toBeRuled(counted, back.ruler(), now)
                    .with(Known.STATE, CaseState.RULING)
                    .with(Known.SENDER, facts.desk());
        }
        CaseDesk to = back.back();
        if (to == null || (to.equals(facts.desk()) && !facts.has(Known.UNIT))) {
            throw new CaseRefused(CaseRefusal.NOWHERE);
        }
        boolean isNewThere = to.level().compareTo(facts.the(Known.FLOOR)) > 0;
        CaseFacts there = isNewThere ? clock.arrive(counted, to, now) : clock.sentBack(counted, to, now);
        return there.with(Known.STATE, CaseState.WAITING);
    }

    private static CaseFacts ruled(CaseFacts facts, CaseAct.Rule rule, Instant now, CaseClock clock) {
        refuse(rule.to().level().compareTo(facts.level()) > 0 ? CaseRefusal.DESK : null);
        return clock.ruled(facts, rule.to(), now)
                .with(Known.STATE, CaseState.WAITING)
                .with(Known.BOUND, 1L);
    }

    private static CaseFacts escalated(CaseFacts facts, CaseAct.Escalate escalate, Instant now, CaseClock clock) {
        CaseDesk up = escalate.up();
        if (up.level().compareTo(goesUpTo(facts, now)) < 0) {
            throw new IllegalArgumentException(up + " is below " + goesUpTo(facts, now));
        }
        boolean hadItBefore = up.level().compareTo(facts.the(Known.FLOOR)) <= 0;
        CaseFacts there = hadItBefore ? clock.comeBack(facts, up, now) : clock.arrive(facts, up, now);
        return there.with(Known.STATE, CaseState.WAITING);
    }

    private static CaseFacts asked(CaseFacts facts, CaseAct.AskExtension ask, Instant now, CaseClock clock) {
        boolean later = ask.until().isAfter(facts.the(Known.CAP));
        boolean sentDown = facts.level().compareTo(facts.the(Known.FLOOR)) < 0;
        boolean beyondWhoSentIt = sentDown && ask.until().isAfter(facts.the(Known.TOP));
        boolean within = later && !beyondWhoSentIt && !ask.until().isAfter(clock.longest(facts));
        refuse(within ? null : CaseRefusal.WINDOW);
        return facts.with(Known.EXTENSION, ExtensionState.ASKED)
                .with(Known.EXTENSION_ASKED_AT, now)
                .with(Known.EXTENSION_UNTIL, ask.until());
    }

    private static CaseFacts decided(CaseFacts facts, CaseAct.DecideExtension decide, Instant now, CaseClock clock) {
        return decide.grant()
                ? clock.extended(facts, facts.the(Known.EXTENSION_UNTIL), now)
                        .with(Known.EXTENSION, ExtensionState.GRANTED)
                : facts.with(Known.EXTENSION, ExtensionState.REFUSED);
    }

    private static CaseFacts paused(CaseFacts facts, CaseAct.Pause pause, Instant now, CaseClock clock) {
        Duration longest = pause.reason() == PauseReason.APPOINTMENT ? LONGEST_APPOINTMENT : LONGEST_WAIT;
        refuse(pause.reason() == PauseReason.TEXT_REFUSED ? CaseRefusal.CONFLICT : null);
        boolean within = pause.until().isAfter(now) && !pause.until().isAfter(now.plus(longest(facts, longest)));
        refuse(within ? null : CaseRefusal.WINDOW);
        return stopped(facts, pause.reason(), pause.until(), now, clock)
                .with(Known.PAUSES, facts.count(Known.PAUSES) + 1);
    }

    /** What is urgent does not wait for days. */
    private static Duration longest(CaseFacts facts, Duration longest) {
        return facts.has(Known.URGENT) ? LONGEST_URGENT : longest;
    }

    static CaseFacts stopped(CaseFacts facts, PauseReason reason, Instant until, Instant now, CaseClock clock) {
        return clock.stopped(facts, now)
                .with(Known.STATE, CaseState.PAUSED)
                .with(Known.PAUSE, reason)
                .with(Known.PAUSED_AT, now)
                .with(Known.PAUSED_UNTIL, until);
    }

    /** What was refused and not mended when the time for it is over ends there. */
    private static CaseFacts resumed(CaseFacts facts, CaseDoer doer, Instant now, CaseClock clock) {
        boolean timeIsOver = doer.hats().contains(CaseHat.SYSTEM);
        if (timeIsOver && facts.get(Known.PAUSE) == PauseReason.TEXT_REFUSED) {
            return CaseEndings.over(facts, CaseState.CLOSED, CaseEnding.UNFIT, now);
        }
        return goesOn(facts, now, clock);
    }

    static CaseFacts goesOn(CaseFacts facts, Instant now, CaseClock clock) {
        return clock.goesOn(facts, now)
                .without(Known.PAUSE, Known.PAUSED_AT, Known.PAUSED_UNTIL)
                .with(Known.STATE, facts.has(Known.HANDLER) ? CaseState.IN_HAND : CaseState.WAITING);
    }
}

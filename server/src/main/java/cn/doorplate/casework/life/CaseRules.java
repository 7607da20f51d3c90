package cn.doorplate.casework.life;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What an action needs beside its state and its hat: how often, how late, by whom not. Says for each action whether it is
 * possible now, without its details; so a page can show those that are.
 */
final class CaseRules {

    /** After the second one, the level above says whose it is. */
    static final int MOST_RETURNS = 2;

    static final int MOST_PAUSES = 3;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private CaseRules() {}

    /** Null if it is possible. */
    static @Nullable CaseRefusal refusal(
            CaseFacts facts, CaseAction action, CaseKind kind, CaseDoer doer, Instant now) {
        if (!action.isFrom(facts.state())) {
            return fromElsewhere(facts, action);
        }
        if (!action.isBy(doer.hats())) {
            return CaseRefusal.CONFLICT;
        }
        return switch (action) {
            case TAKE -> take(facts, doer);
            case DISPATCH -> dispatch(facts, doer);
            case OFFER -> offer(facts, kind);
            case RETURN -> returned(facts, doer);
            case EXTENSION_ASK -> extension(facts, now);
            case EXTENSION_DECIDE -> decision(facts, doer, now);
            case PAUSE -> pause(facts, now);
            case RESUME -> resume(facts, doer, now);
            case ANSWER -> answer(facts, kind, doer);
            case TELL_SIDE, SIDE_ANSWER -> when(kind != CaseKind.DISPUTE, CaseRefusal.WRONG_KIND);
            case SHOW, HIDE, SHOW_ALLOW -> when(kind != CaseKind.ORDER, CaseRefusal.WRONG_KIND);
            case FINISH -> when(kind == CaseKind.QUESTION, CaseRefusal.WRONG_KIND);
            case OBJECT -> objection(facts, now);
            case CALL_BACK -> callBack(facts, doer);
            case URGE -> urge(facts, now);
            case MEND -> when(facts.get(Known.TEXT) != CaseTextState.UNFIT, CaseRefusal.NOT_NEEDED);
            case RELEASE -> release(facts, doer);
            case REVOKE -> revoke(facts, doer);
            case JUDGE -> judgement(facts, kind, doer);
            case REMIND -> when(facts.the(Known.DUE).equals(facts.get(Known.REMINDED_FOR)), CaseRefusal.CONFLICT);
            case ESCALATE -> when(isAtTheTop(facts) || now.isBefore(facts.the(Known.DUE)), CaseRefusal.CONFLICT);
            case OVERDUE -> when(!isAtTheTop(facts) || now.isBefore(facts.the(Known.DUE)), CaseRefusal.CONFLICT);
            case SILENCE -> when(now.isBefore(facts.the(Known.SILENT_AT)), CaseRefusal.CONFLICT);
            default -> null;
        };
    }

    /** Whether there is nobody above who has not had it; also where the county sent on what was overdue with it. */
    static boolean isAtTheTop(CaseFacts facts) {
        Instant said = facts.get(Known.OVERDUE_AT);
        boolean overdueAbove =
                facts.the(Known.FLOOR) == CaseLevel.COUNTY && said != null && !said.isBefore(facts.the(Known.TOP));
        return facts.level() == CaseLevel.COUNTY || overdueAbove;
    }

    private static CaseRefusal fromElsewhere(CaseFacts facts, CaseAction action) {
        if (action == CaseAction.URGE && facts.state() == CaseState.PAUSED) {
            return CaseRefusal.PAUSED;
        }
        if (action == CaseAction.TAKE && facts.state() == CaseState.IN_HAND) {
            return CaseRefusal.TAKEN;
        }
        boolean overAlready = !facts.state().isOpen() && action.isFrom(CaseState.WAITING);
        return overAlready ? CaseRefusal.NOT_OPEN : CaseRefusal.CONFLICT;
    }

    /** Who answers for a unit does it, or sends it back; where else it belongs says the desk. */
    private static @Nullable CaseRefusal dispatch(CaseFacts facts, CaseDoer doer) {
        if (facts.has(Known.BOUND)) {
            return CaseRefusal.BOUND;
        }
        boolean byUnit = facts.state() == CaseState.OFFERED || facts.has(Known.UNIT);
        return when(byUnit && !doer.hats().contains(CaseHat.DESK), CaseRefusal.CONFLICT);
    }

    /** What a unit has it sends back, which is counted; what nobody answers for any more goes back by itself. */
    private static @Nullable CaseRefusal release(CaseFacts facts, CaseDoer doer) {
        boolean byItself = doer.hats().contains(CaseHat.SYSTEM);
        boolean isSomebodys = facts.has(Known.HANDLER) || (byItself && facts.has(Known.UNIT));
        return when(!isSomebodys || (facts.has(Known.UNIT) && !byItself), CaseRefusal.CONFLICT);
    }

    /** At the raiser's word by who filed it, or by an office; never by who is to do it, or did. */
    private static @Nullable CaseRefusal revoke(CaseFacts facts, CaseDoer doer) {
        if (doer.hats().contains(CaseHat.RAISER)) {
            return null;
        }
        if (doer.is(facts, Known.HANDLER) || doer.is(facts, Known.FINISHER)) {
            return CaseRefusal.OWN_WORK;
        }
        return when(!facts.state().isOpen(), CaseRefusal.NOT_OPEN);
    }

    /** A text that was refused is waited for; who wrote it mends it. */
    private static @Nullable CaseRefusal resume(CaseFacts facts, CaseDoer doer, Instant now) {
        boolean tooEarly = doer.hats().contains(CaseHat.SYSTEM) && now.isBefore(facts.the(Known.PAUSED_UNTIL));
        boolean unmended = facts.get(Known.PAUSE) == PauseReason.TEXT_REFUSED
                && doer.hats().contains(CaseHat.RAISER);
        return when(tooEarly || unmended, CaseRefusal.CONFLICT);
    }

    private static @Nullable CaseRefusal take(CaseFacts facts, CaseDoer doer) {
        CaseHat needed = facts.state() == CaseState.OFFERED ? CaseHat.UNIT : CaseHat.DESK;
        if (!doer.hats().contains(needed)) {
            return CaseRefusal.CONFLICT;
        }
        return ownWork(facts, doer);
    }

    /** Who said that it was done does not look into an objection against it. */
    private static @Nullable CaseRefusal ownWork(CaseFacts facts, CaseDoer doer) {
        return when(facts.has(Known.REOPENED) && doer.is(facts, Known.FINISHER), CaseRefusal.OWN_WORK);
    }

    private static @Nullable CaseRefusal offer(CaseFacts facts, CaseKind kind) {
        if (kind != CaseKind.ORDER) {
            return CaseRefusal.WRONG_KIND;
        }
        return when(facts.has(Known.BOUND), CaseRefusal.BOUND);
    }

    private static @Nullable CaseRefusal returned(CaseFacts facts, CaseDoer doer) {
        if (facts.state() == CaseState.OFFERED && !(doer.hats().contains(CaseHat.UNIT) && facts.has(Known.UNIT))) {
            return CaseRefusal.CONFLICT;
        }
        if (facts.has(Known.BOUND)) {
            return CaseRefusal.BOUND;
        }
        return when(facts.count(Known.RETURNS) >= MOST_RETURNS, CaseRefusal.RETURNS_USED);
    }

    private static @Nullable CaseRefusal extension(CaseFacts facts, Instant now) {
        if (facts.has(Known.EXTENSION)) {
            return CaseRefusal.ASKED_BEFORE;
        }
        return when(!now.isBefore(facts.the(Known.DUE)), CaseRefusal.TOO_LATE);
    }

    /** What was not decided by the deadline was not granted. */
    private static @Nullable CaseRefusal decision(CaseFacts facts, CaseDoer doer, Instant now) {
        if (facts.get(Known.EXTENSION) != ExtensionState.ASKED || !now.isBefore(facts.the(Known.DUE))) {
            return CaseRefusal.CONFLICT;
        }
        return when(doer.is(facts, Known.HANDLER), CaseRefusal.OWN_WORK);
    }

    private static @Nullable CaseRefusal pause(CaseFacts facts, Instant now) {
        if (facts.count(Known.PAUSES) >= MOST_PAUSES) {
            return CaseRefusal.PAUSED_OFTEN;
        }
        if (facts.get(Known.EXTENSION) == ExtensionState.ASKED) {
            return CaseRefusal.CONFLICT;
        }
        return when(!now.isBefore(facts.the(Known.DUE)), CaseRefusal.TOO_LATE);
    }

    /** What has ended is as it is; of an order, its pictures may be for all to see, which somebody looks at then. */
    private static @Nullable CaseRefusal judgement(CaseFacts facts, CaseKind kind, CaseDoer doer) {
        if (facts.state() == CaseState.CLOSED && kind != CaseKind.ORDER) {
            return CaseRefusal.NOT_OPEN;
        }
        return when(doer.is(facts, Known.HANDLER), CaseRefusal.OWN_WORK);
    }

    private static @Nullable CaseRefusal answer(CaseFacts facts, CaseKind kind, CaseDoer doer) {
        if (kind != CaseKind.QUESTION) {
            return CaseRefusal.WRONG_KIND;
        }
        boolean anothers = facts.has(Known.HANDLER) && !doer.is(facts, Known.HANDLER);
        return anothers ? CaseRefusal.CONFLICT : ownWork(facts, doer);
    }

    private static @Nullable CaseRefusal objection(CaseFacts facts, Instant now) {
        if (facts.has(Known.REOPENED)) {
            return CaseRefusal.REOPENED_BEFORE;
        }
        return when(!now.isBefore(facts.the(Known.SILENT_AT)), CaseRefusal.TOO_LATE);
    }

    private static @Nullable CaseRefusal callBack(CaseFacts facts, CaseDoer doer) {
        if (facts.state() == CaseState.CLOSED
                && (facts.get(Known.ENDING) != CaseEnding.SILENT || facts.has(Known.CALLED_BACK))) {
            return CaseRefusal.NOT_OPEN;
        }
        boolean own = doer.is(facts, Known.FINISHER) || doer.hats().contains(CaseHat.FILER);
        return when(own, CaseRefusal.OWN_WORK);
    }

    private static @Nullable CaseRefusal urge(CaseFacts facts, Instant now) {
        Instant last = facts.get(Known.URGED_AT);
        return when(last != null && !dayOf(last).isBefore(dayOf(now)), CaseRefusal.URGED_TODAY);
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    private static @Nullable CaseRefusal when(boolean holds, CaseRefusal refusal) {
        return holds ? refusal : null;
    }
}

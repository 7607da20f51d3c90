package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseTextState;
import java.util.EnumSet;
import java.util.Set;

/** Who may read what of a case, by what they are to it. The one place that says so. */
final class CaseSight {

    private static final Set<CaseHat> AUTHOR = EnumSet.of(CaseHat.RAISER, CaseHat.FILER);
    private static final Set<CaseHat> HANDLING =
            EnumSet.of(CaseHat.DESK, CaseHat.HANDLER, CaseHat.ABOVE, CaseHat.DECIDER, CaseHat.STAFF);
    private static final Set<CaseHat> BEFORE = EnumSet.of(CaseHat.FINISHER, CaseHat.FORMER);
    private static final Set<CaseHat> NAMES = EnumSet.of(CaseHat.DESK, CaseHat.HANDLER, CaseHat.ABOVE, CaseHat.DECIDER);

    /** What was written before a case was at anybody's desk. */
    private static final Set<CaseAction> RAISED = EnumSet.of(CaseAction.FILE, CaseAction.MEND);

    private static final Set<CaseHat> JUDGES = EnumSet.of(CaseHat.STAFF, CaseHat.ABOVE, CaseHat.DECIDER);

    /** What an other side does not see of the history: what is between the raiser and those who handle it. */
    private static final Set<CaseAction> BETWEEN = EnumSet.of(
            CaseAction.COMMENT,
            CaseAction.NOTE,
            CaseAction.URGE,
            CaseAction.CALL_BACK,
            CaseAction.EXTENSION_ASK,
            CaseAction.EXTENSION_DECIDE,
            CaseAction.REMIND,
            CaseAction.JUDGE,
            CaseAction.CHECKED,
            CaseAction.MEND);

    /** What only those who handle it see; whom a case was told to would tell its raiser who lives behind a door. */
    private static final Set<CaseAction> INTERNAL =
            EnumSet.of(CaseAction.NOTE, CaseAction.REMIND, CaseAction.JUDGE, CaseAction.CHECKED, CaseAction.TELL_SIDE);

    /** Of whose words the raiser reads those that staff wrote. */
    private static final Set<CaseAction> FOR_RAISER = EnumSet.of(
            CaseAction.COMMENT,
            CaseAction.PAUSE,
            CaseAction.EXTENSION_ASK,
            CaseAction.ANSWER,
            CaseAction.FINISH,
            CaseAction.RULE,
            CaseAction.SHOW);

    private CaseSight() {}

    /** Whether there is such a case for them at all. */
    static boolean isTheirs(Set<CaseHat> hats) {
        return !hats.isEmpty();
    }

    static boolean isAuthor(Set<CaseHat> hats) {
        return any(hats, AUTHOR);
    }

    static boolean handles(Set<CaseHat> hats) {
        return any(hats, HANDLING);
    }

    static boolean judges(Set<CaseHat> hats) {
        return any(hats, JUDGES);
    }

    /** Whether they see which pictures of an order were chosen for all, and what the check of these came to. */
    static boolean seesChosen(Set<CaseHat> hats) {
        return handles(hats);
    }

    /** Whether they read what the raiser wrote, or see a photo: what is not checked yet only its author does. */
    static boolean readsRaised(Set<CaseHat> hats, CaseTextState state) {
        return switch (state) {
            case FIT -> isTheirs(hats);
            case CHECKING -> isAuthor(hats);
            case TO_BE_LOOKED_AT -> isAuthor(hats) || handles(hats);
            case UNFIT -> isAuthor(hats) || judges(hats);
            case GONE -> false;
        };
    }

    /** Whether they see a photo; what staff, or the other side, sent is between them and who raised it. */
    static boolean seesPhoto(Set<CaseHat> hats, CasePhotoRole role, boolean own, CaseTextState state) {
        if (own || role == CasePhotoRole.RAISED) {
            return own ? state != CaseTextState.GONE : readsRaised(hats, state);
        }
        return worksOnIt(hats) ? readsRaised(hats, state) : isAuthor(hats) && state == CaseTextState.FIT;
    }

    /** Who raised it, and how they are reached: masked, and logged. Never for the other side, nor for who only could take it. */
    static boolean seesNames(Set<CaseHat> hats) {
        return isAuthor(hats) || any(hats, NAMES);
    }

    /** Whether they may ask for the same in full, with a reason: who keeps the ledger alone need not know who it was. */
    static boolean mayReveal(Set<CaseHat> hats) {
        return any(hats, NAMES);
    }

    /** Whether they learn who raised it, though not how they are reached: a side, where the raiser does not hide it. */
    static boolean seesWho(Set<CaseHat> hats, boolean anonymous) {
        return hats.contains(CaseHat.OTHER_SIDE) && !anonymous;
    }

    /** Where exactly it is: not for the other side, nor for units before one of them has taken it. */
    static boolean knowsDoor(Set<CaseHat> hats) {
        return isAuthor(hats) || handles(hats) || any(hats, BEFORE);
    }

    /** Whether they learn the score, that haste was asked for, and more time: that is between who raised it and who works on it. */
    static boolean seesBetween(Set<CaseHat> hats) {
        return isAuthor(hats) || worksOnIt(hats);
    }

    static boolean seesEvent(Set<CaseHat> hats, CaseAction action) {
        if (handles(hats) || any(hats, BEFORE)) {
            return true;
        }
        if (INTERNAL.contains(action)) {
            return false;
        }
        return isAuthor(hats) || !BETWEEN.contains(action);
    }

    /**
     * Whether they read what was written with an event.
     *
     * @param own whether it is their own
     * @param side on which side who wrote it stands
     */
    static boolean readsWords(Set<CaseHat> hats, CaseAction action, CaseSide side, boolean own, CaseTextState state) {
        if (own) {
            return state != CaseTextState.GONE;
        }
        if (side == CaseSide.OTHER_SIDE && !handles(hats)) {
            return isAuthor(hats) && state == CaseTextState.FIT;
        }
        if (side != CaseSide.STAFF) {
            boolean theirs = isAuthor(hats) || handles(hats) || RAISED.contains(action);
            return theirs && seesEvent(hats, action) && readsRaised(hats, state);
        }
        if (state == CaseTextState.GONE) {
            return false;
        }
        return handles(hats) || (isAuthor(hats) && FOR_RAISER.contains(action));
    }

    private static boolean worksOnIt(Set<CaseHat> hats) {
        return handles(hats) || any(hats, BEFORE) || hats.contains(CaseHat.UNIT);
    }

    private static boolean any(Set<CaseHat> hats, Set<CaseHat> wanted) {
        return hats.stream().anyMatch(wanted::contains);
    }
}

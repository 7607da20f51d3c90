package cn.doorplate.casework.life;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that is done to a case, with all that {@link CaseLife} has to know of it; desks are found before. */
public sealed interface CaseAct {

    CaseAction action();

    /**
     * What a category says of a case.
     *
     * @param code the category's
     * @param urgent its clock goes round
     * @param first before others of the same lane
     */
    record Category(String code, boolean urgent, boolean first) {

        CaseFacts of(CaseFacts facts) {
            return facts.with(Known.CATEGORY, code)
                    .with(Known.URGENT, urgent ? 1L : 0L)
                    .with(Known.FIRST, first ? 1L : 0L);
        }
    }

    /** @param pool the county to whose units an order is open from the beginning; else null */
    record File(
            CaseDesk desk,
            Category category,
            CaseTextState text,
            @Nullable Long pool) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.FILE;
        }
    }

    /** @param text how its checking begins */
    record Mend(CaseTextState text) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.MEND;
        }
    }

    /** @param unit as whose member the person takes it; null at a desk */
    record Take(long person, @Nullable Long unit) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.TAKE;
        }
    }

    record Release() implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.RELEASE;
        }
    }

    /** @param category another one, if it was filed under the wrong one */
    record Dispatch(CaseDesk to, @Nullable Category category) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.DISPATCH;
        }
    }

    /** Either to a unit or to the pool of a county. */
    record Offer(@Nullable Long unit, @Nullable Long pool) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.OFFER;
        }
    }

    /**
     * @param back who sent it, or sorts what nobody sent; null where there is neither
     * @param ruler the desk above both, for the second time
     */
    record Return(@Nullable CaseDesk back, CaseDesk ruler) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.RETURN;
        }
    }

    record Rule(CaseDesk to) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.RULE;
        }
    }

    record AskExtension(Instant until) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.EXTENSION_ASK;
        }
    }

    record DecideExtension(boolean grant) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.EXTENSION_DECIDE;
        }
    }

    record Pause(PauseReason reason, Instant until) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.PAUSE;
        }
    }

    /** By whoever lifts the pause; by nobody when its time is over. */
    record Resume() implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.RESUME;
        }
    }

    /** What changes nothing of the facts: it is said, and stands in the history. */
    record Say(CaseAction action) implements CaseAct {
        public Say {
            if (!SAID.contains(action)) {
                throw new IllegalArgumentException(action + " does more than say something");
            }
        }
    }

    record Answer(long person) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.ANSWER;
        }
    }

    record Finish(FinishOutcome outcome) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.FINISH;
        }
    }

    /** @param score 1 to 5 */
    record Confirm(int score) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.CONFIRM;
        }
    }

    /** @param up the desk one level above; at the county its own */
    record Objection(CaseDesk up) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.OBJECT;
        }
    }

    /**
     * @param content whether they are content; null when nobody answered
     * @param score 1 to 5; null when nobody answered, or they gave none
     * @param up as for {@link Objection}
     */
    record CallBack(@Nullable Boolean content, @Nullable Integer score, CaseDesk up) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.CALL_BACK;
        }
    }

    record Urge() implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.URGE;
        }
    }

    record Withdraw() implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.WITHDRAW;
        }
    }

    record Revoke() implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.REVOKE;
        }
    }

    /** @param goesOn whether it is done without them, as what is urgent */
    record Leave(boolean goesOn) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.LEAVE;
        }
    }

    record Remind() implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.REMIND;
        }
    }

    /** @param up a desk of the level that {@link CaseLife#goesUpTo} says, or of one above it where there is nobody */
    record Escalate(CaseDesk up) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.ESCALATE;
        }
    }

    record Overdue() implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.OVERDUE;
        }
    }

    record Silence() implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.SILENCE;
        }
    }

    /** @param text what a person says of the text it was raised with; null of any other text or photo, and when it has ended */
    record Judge(@Nullable CaseTextState text) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.JUDGE;
        }
    }

    /** @param text what the platform says of the text it was raised with; null of any other text or photo */
    record Checked(@Nullable CaseTextState text) implements CaseAct {
        @Override
        public CaseAction action() {
            return CaseAction.CHECKED;
        }
    }

    /** Those that concern what all may see of an order; how that stands is known beside its facts. */
    Set<CaseAction> SHOWN = EnumSet.of(CaseAction.SHOW, CaseAction.HIDE, CaseAction.SHOW_ALLOW);

    /** The actions of {@link Say}. */
    Set<CaseAction> SAID = EnumSet.of(
            CaseAction.COMMENT,
            CaseAction.NOTE,
            CaseAction.TELL_SIDE,
            CaseAction.SIDE_ANSWER,
            CaseAction.SHOW,
            CaseAction.HIDE,
            CaseAction.SHOW_ALLOW);
}

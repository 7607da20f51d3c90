package cn.doorplate.casework.life;

/** What came of a call-back. */
public enum CalledBack {
    /** Nobody answered. */
    NOBODY,
    /** They are not content, and it was opened again. */
    REOPENED,
    /** They are content, and it ended by that. */
    CONTENT,
    /** They are still not content after it was opened again, and it ended by that. */
    REJECTED,
    /** It had ended in silence before, and now has their score. */
    SCORED;

    /** What the facts tell of it, before the call and after. */
    public static CalledBack of(CaseFacts before, CaseFacts after) {
        if (!before.state().equals(after.state())) {
            return ended(after);
        }
        return before.has(Known.CALLED_BACK) == after.has(Known.CALLED_BACK) ? NOBODY : SCORED;
    }

    private static CalledBack ended(CaseFacts after) {
        if (after.state() != CaseState.CLOSED) {
            return REOPENED;
        }
        return after.get(Known.ENDING) == CaseEnding.REJECTED ? REJECTED : CONTENT;
    }
}

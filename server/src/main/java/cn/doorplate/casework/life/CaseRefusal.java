package cn.doorplate.casework.life;

/** Why an action is not possible now; to the person it is said by the code of the same name. */
public enum CaseRefusal {
    /** Not from this state, or not by this person. */
    CONFLICT,
    /** It is over. */
    NOT_OPEN,
    /** Another was faster. */
    TAKEN,
    /** It was ruled where it belongs. */
    BOUND,
    /** It was sent back twice already. */
    RETURNS_USED,
    /** There is no desk to send it back to. */
    NOWHERE,
    /** The deadline is over. */
    TOO_LATE,
    /** More time was asked for before. */
    ASKED_BEFORE,
    /** That day is too far off, or past. */
    WINDOW,
    /** It was paused three times. */
    PAUSED_OFTEN,
    /** The clock stands already. */
    PAUSED,
    /** It was reopened once; now the score says it. */
    REOPENED_BEFORE,
    /** It was urged today. */
    URGED_TODAY,
    /** It is one's own work, and another has to look at it. */
    OWN_WORK,
    /** There is nothing to mend. */
    NOT_NEEDED,
    /** Not to a desk above one's own. */
    DESK,
    /** Not for cases of this kind. */
    WRONG_KIND
}

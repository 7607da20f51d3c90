package cn.doorplate.duty;

/** Why rosters are not changed; each mutation's enum in the schema has its own of these. */
enum DutyErrorCode {
    /** Nobody has bound this phone, or the person is none of those who can be on duty there. */
    NO_SUCH_PERSON,
    /** Ends before it begins, is over, too far away, or too long. */
    WRONG_PERIOD,
    /** From {0} the person is on duty there already. */
    OVERLAPS,
    /** The shift has ended. */
    OVER,
    /** It is that person's shift already. */
    SAME_PERSON,
    /** Who is away cannot stand in for themself. */
    ONESELF
}

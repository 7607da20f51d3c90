package cn.doorplate.event;

/** Why what staff do with events may be declined; each mutation's enum in the schema has its own of these. */
enum EventErrorCode {
    /** A part that is needed was left empty. */
    BLANK,
    /** A text is longer than it may be. */
    TOO_LONG,
    /** Characters that nobody sees. */
    MARKUP,
    /** It lies in the past, or ends before it begins, or too long after. */
    WINDOW,
    /** The times of signing up and giving back do not fit it. */
    SIGN_UP_WINDOW,
    /** A number is not between its bounds. */
    RANGE,
    /** The groups have more places than there are, or one has none. */
    GROUP_PLACES,
    /** It would be for nobody. */
    AUDIENCE_EMPTY,
    /** A place is none of one's own. */
    PLACE,
    /** A question cannot be asked so. */
    QUESTION,
    /** It cannot repeat so. */
    REPEAT,
    /** A file cannot be used. */
    FILE,
    /** There would be fewer places than are taken. */
    BELOW_TAKEN,
    /** What people have relied on since it was published. */
    FIXED,
    /** WeChat holds the text for against the rules. */
    RISKY,
    /** It is over. */
    OVER,
    /** It is not over yet. */
    NOT_OVER,
    /** What it is for was not said. */
    PURPOSE,
    /** Not the time for it. */
    NOT_NOW
}

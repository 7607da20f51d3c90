package cn.doorplate.event;

/** Why what people do with their sign-ups may be declined; each mutation's enum in the schema has its own of these. */
enum SignUpErrorCode {
    /** There is no place left, nor one on the waitlist. */
    FULL,
    /** It is too early. */
    NOT_OPEN_YET,
    /** It is too late. */
    OVER,
    /** The event was called off. */
    CANCELLED,
    /** They have a place, or wait for one, already. */
    ALREADY_SIGNED_UP,
    /** It is for others. */
    WRONG_GROUP,
    /** They are younger or older than it is for. */
    WRONG_AGE,
    /** It is for an age, and theirs is not known. */
    AGE_UNKNOWN,
    /** What was given is no date of birth. */
    BIRTH_DATE,
    /** Staff could not call them by their name. */
    NAME_MISSING,
    /** A place is a household's. */
    PER_HOUSEHOLD,
    /** They have no household at its places. */
    NO_HOUSEHOLD,
    /** It is nobody of theirs. */
    NOT_FAMILY,
    /** A question that has to be answered was not. */
    ANSWER_MISSING,
    /** An answer does not fit its question. */
    ANSWER_INVALID,
    /** They did not come too often. */
    BLOCKED,
    /** The place went to the next in line. */
    LATE,
    /** No place is kept for them. */
    NOT_OFFERED,
    /** The time for it is over. */
    TOO_LATE,
    /** They have come. */
    CHECKED_IN,
    /** A number is not between its bounds. */
    RANGE,
    /** They did not come, or it is not over. */
    NOT_THERE
}

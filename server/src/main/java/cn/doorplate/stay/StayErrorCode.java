package cn.doorplate.stay;

/** Why what people do at stations may be declined; each mutation's enum in the schema has its own of these. */
enum StayErrorCode {
    /** It is the code of no station. */
    UNKNOWN_CODE,
    /** Too many wrong codes. */
    TOO_OFTEN,
    /** The station does not lend that. */
    NOT_LENT_HERE,
    /** None is left. */
    NONE_LEFT,
    /** They have one of that kind. */
    ALREADY_TAKEN,
    /** Something of theirs is overdue. */
    OVERDUE,
    /** Only verified riders may. */
    NOT_VERIFIED,
    /** The station takes none of these, or lies in another county. */
    NOT_TAKEN_HERE,
    /** Staff said that it is lost. */
    LOST,
    /** A loan can be given back or lost, and nothing else. */
    NO_END,
    /** More than that are lent out. */
    LENT_OUT,
    /** A number is not between its bounds. */
    RANGE,
    /** Nothing was said where something has to be. */
    BLANK,
    /** It is too long. */
    TOO_LONG,
    /** Something in it cannot be shown. */
    MARKUP,
    /** Two calls of theirs are open. */
    OPEN_ALREADY,
    /** Too many calls in a day. */
    TOO_MANY,
    /** No phone is known that could be called. */
    NO_PHONE,
    /** The call is closed. */
    CLOSED,
    /** As much was said as may be. */
    ENOUGH,
    /** They are no rider. */
    NO_RIDER,
    /** It is no pass, or too old. */
    PASS_OLD,
    /** Nobody verifies themself. */
    ONESELF
}

package cn.doorplate.notice;

/** Why a type of fraud may not be entered or corrected. */
enum FraudErrorCode {
    /** A part that is needed was left empty. */
    BLANK,
    /** A text is longer than it may be. */
    TOO_LONG,
    /** A text holds HTML, or a link that is none. */
    MARKUP,
    /** The position is none. */
    INVALID,
    /** There is one of that name in the region. */
    DUPLICATE
}

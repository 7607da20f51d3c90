package cn.doorplate.notice;

/** Why nobody is reminded or told. */
enum ReceiptErrorCode {
    /** It is not published, or need not be read. */
    NOT_MUST_READ,
    /** All have read it. */
    NOBODY_LEFT,
    /** They were reminded within the last 24 hours. */
    TOO_OFTEN,
    /** What was found on the phone cannot be. */
    INVALID
}

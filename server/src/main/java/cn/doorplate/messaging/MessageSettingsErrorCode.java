package cn.doorplate.messaging;

/** Why settings may be declined. */
enum MessageSettingsErrorCode {
    /** A time is none of a day. */
    INVALID,
    /** Urgent messages cannot be muted. */
    URGENT_STAYS,
    /** SMS needs a phone that is bound. */
    PHONE_NEEDED
}

package cn.doorplate.resident;

/** Why what concerns dependants is declined. */
enum GuardianshipErrorCode {
    ALREADY,
    WRONG_AGE,
    CONSENT_NEEDED,
    ONESELF,
    TOO_MANY,
    /** The child agrees to its account itself. */
    NOT_UNDER_14,
    /** A child is nobody's guardian. */
    UNDER_AGE
}

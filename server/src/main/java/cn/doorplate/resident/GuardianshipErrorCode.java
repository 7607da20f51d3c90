package cn.doorplate.resident;

/** Why what concerns dependants is declined. */
enum GuardianshipErrorCode {
    ALREADY,
    WRONG_AGE,
    CONSENT_NEEDED,
    ONESELF,
    TOO_MANY
}

package cn.doorplate.resident;

/** Why what concerns households is declined. */
enum HouseholdErrorCode {
    NO_SUCH_HOUSEHOLD,
    UNIT_NEEDED,
    ALREADY,
    TOO_MANY,
    OWN_HOUSEHOLD
}

package cn.doorplate.upkeep;

/** Why who stands behind a contact card may be declined. */
enum CardErrorCode {
    /** Nobody has bound this phone. */
    NO_SUCH_PERSON
}

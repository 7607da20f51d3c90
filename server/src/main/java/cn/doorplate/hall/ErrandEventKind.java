package cn.doorplate.hall;

/** What happened to an errand. */
enum ErrandEventKind {
    ASKED,
    TAKEN,
    HANDED_BACK,
    REPORTED,
    COULD_NOT,
    CONFIRMED,
    NOT_DONE,
    REVOKED,
    LAPSED,
    REOPENED,
    UNCONFIRMED
}

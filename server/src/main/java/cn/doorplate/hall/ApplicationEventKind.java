package cn.doorplate.hall;

/** What happened to an application. */
enum ApplicationEventKind {
    SUBMITTED,
    TAKEN,
    MATERIALS_ASKED,
    RESUBMITTED,
    ACCEPTED,
    DONE,
    REFUSED,
    WITHDRAWN,
    URGED,
    COMMENT,
    NEAR_DUE,
    LATE,
    REMINDED,
    LAPSED,
    RELEASED
}

package cn.doorplate.stay;

/** What is counted of a station. */
enum StayCount {
    /** Somebody checked in. */
    VISIT,
    /** Something was lent. */
    LOAN,
    /** Somebody asked for help. */
    HELP_ASKED,
    /** A helper answered. */
    HELP_ANSWERED
}

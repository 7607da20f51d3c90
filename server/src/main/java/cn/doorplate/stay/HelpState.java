package cn.doorplate.stay;

/** How a call for help stands. */
enum HelpState {
    /** Nobody has answered: the circle of those who are told grows. */
    ASKED,
    /** A helper has answered: both sides may say more. */
    ANSWERED,
    /** Over, for good. */
    CLOSED
}

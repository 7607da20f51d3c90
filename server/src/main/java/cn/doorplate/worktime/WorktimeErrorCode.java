package cn.doorplate.worktime;

/** Why office hours may not be set. */
enum WorktimeErrorCode {
    /** The hours are none: out of order, without a break between two, more than six, or less than an hour in all. */
    SPANS,
    /** The day is not from tomorrow to a year ahead. */
    WINDOW
}

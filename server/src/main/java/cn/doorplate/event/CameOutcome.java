package cn.doorplate.event;

/** What became of one who came. Its sentence is {@code event.came.CONSTANT} in messages.properties. */
enum CameOutcome {
    /** Recorded. */
    RECORDED,
    /** Was recorded before. */
    ALREADY,
    /** They have no place here. */
    NO_PLACE,
    /** The pass is none of this event's. */
    UNKNOWN_PASS,
    /** Nobody can have been checked in then. */
    WRONG_TIME
}

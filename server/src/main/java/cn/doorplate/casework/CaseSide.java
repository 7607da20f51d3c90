package cn.doorplate.casework;

/** On which side of a case somebody stands. */
enum CaseSide {
    /** Time, or a machine. */
    SYSTEM,
    /** Raised it. */
    RAISER,
    /** Is the dependant whom it is about. */
    CONCERNED,
    /** Is the other side of a dispute. */
    OTHER_SIDE,
    /** Handles it, or wrote it down for the raiser. */
    STAFF
}

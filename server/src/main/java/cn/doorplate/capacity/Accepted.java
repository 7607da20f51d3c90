package cn.doorplate.capacity;

/** What came of accepting an offer. */
public enum Accepted {
    /** The place is theirs; or was already. */
    DONE,
    /** The time to accept is over, or the pool is closed. */
    LATE,
    /** Nothing was offered. */
    NONE
}

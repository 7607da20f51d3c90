package cn.doorplate.capacity;

/** Why somebody gets nothing. */
public enum Refusal {
    /** There is no place, and none in the line. */
    FULL,
    /** It is too early. */
    NOT_OPEN_YET,
    /** It is too late, or the pool is closed. */
    OVER
}

package cn.doorplate.capacity;

/** What a pool has for who comes new, as far as the time allows it. */
public enum Vacancy {
    /** A place. */
    PLACES,
    /** A turn in the line. */
    LINE,
    /** Nothing. */
    NONE
}

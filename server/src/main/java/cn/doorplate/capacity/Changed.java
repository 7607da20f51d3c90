package cn.doorplate.capacity;

/** What came of changing a pool's terms. */
public enum Changed {
    /** They hold. */
    DONE,
    /** A share would have fewer places than are taken; nothing was changed. */
    BELOW_TAKEN,
    /** The pool is closed for good; nothing was changed. */
    CLOSED
}

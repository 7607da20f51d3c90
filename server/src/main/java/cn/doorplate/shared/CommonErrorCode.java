package cn.doorplate.shared;

/** Why many mutations decline: a mutation whose enum in the schema has the constant may decline with it. */
public enum CommonErrorCode {
    /** The idempotency key was used before, for something else. */
    KEY_REUSED,
    /** Somebody changed it since it was read. */
    CONFLICT,
    /** There is no such thing, or it is another's. */
    NOT_FOUND,
    /** Left empty, or too long, or not of the right form. */
    INVALID
}

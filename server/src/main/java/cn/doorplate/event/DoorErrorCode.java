package cn.doorplate.event;

/** Why nobody is checked in; each mutation's enum in the schema has its own of these. */
enum DoorErrorCode {
    /** It is no code of ours, or was shown too long ago. */
    CODE_OLD,
    /** Too many wrong ones in a short time. */
    TOO_OFTEN,
    /** It is too early, or too late. */
    NOT_NOW,
    /** A place is kept, and nobody has taken it yet. */
    OFFERED,
    /** They have none. */
    NO_PLACE,
    /** Nobody, or too many at once. */
    RANGE
}

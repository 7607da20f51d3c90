package cn.doorplate.place;

/** What became of a plate, and what to tell the person who scanned it. */
public enum DoorplateStatus {
    /** In use: it leads to its building. */
    ACTIVE,
    /** Lost or copied; nothing stands behind it any more. */
    REVOKED,
    /** A new plate hangs in its place. */
    REPLACED,
    /** No code of ours: a character was read or typed wrongly. */
    MISTYPED,
    /** Well-formed, and never given out. */
    UNKNOWN,
    /** This caller asked for too many unknown codes. */
    LIMITED
}

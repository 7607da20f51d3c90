package cn.doorplate.messaging;

/** Why staff may not do something to a broadcast, beside what is common to all. */
enum BroadcastErrorCode {
    /** It was changed since it was read, or is past that. */
    CONFLICT
}

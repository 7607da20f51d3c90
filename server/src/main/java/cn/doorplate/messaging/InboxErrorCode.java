package cn.doorplate.messaging;

/** Why messages may not be marked. */
enum InboxErrorCode {
    /** An id is none, there are too many, or the cursor is none of the inbox's. */
    INVALID
}

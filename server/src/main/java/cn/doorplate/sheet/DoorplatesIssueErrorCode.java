package cn.doorplate.sheet;

/** Why plates may not be given out. */
enum DoorplatesIssueErrorCode {
    /** Somebody else is importing into this community. */
    BUSY
}

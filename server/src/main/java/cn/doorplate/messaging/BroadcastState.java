package cn.doorplate.messaging;

/** How far a broadcast has come. */
public enum BroadcastState {
    /** Is being written to inboxes; may be paused or stopped. */
    RUNNING,
    /** Nothing of it goes out; may go on or be stopped. */
    PAUSED,
    /** Lies in all inboxes. What goes out by WeChat or SMS may be on its way yet, and be paused or stopped. */
    TOLD,
    /** For good. */
    STOPPED
}

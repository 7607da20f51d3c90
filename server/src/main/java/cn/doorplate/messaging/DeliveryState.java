package cn.doorplate.messaging;

/** How far a delivery has come. */
public enum DeliveryState {
    /** Goes out when its time comes: at once, after the quiet hours, or after a failure. */
    WAITING,
    /** A WAITING one that staff should look at. It is shown, and not stored. */
    STUCK,
    /** Over today's bound for its kind: the next digest counts it. */
    HELD,
    /** Its broadcast was paused. */
    PAUSED,
    /** The provider took it. */
    SENT,
    /** For good, unless it is sent again. */
    FAILED,
    /** Not needed any more: it was read before, withdrawn, stopped, or told in a digest. */
    DROPPED
}

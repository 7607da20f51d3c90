package cn.doorplate.event;

/** How it is known that somebody came. */
public enum CheckInWay {
    /** They scanned the code at the door. */
    DOOR_CODE,
    /** Staff scanned their pass. */
    PASS,
    /** Staff marked them. */
    BY_HAND
}

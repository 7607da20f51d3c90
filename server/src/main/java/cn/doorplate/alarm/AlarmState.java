package cn.doorplate.alarm;

/** How an alarm stands. */
enum AlarmState {
    /** Nobody is coming yet: time passes it on. */
    CALLING,
    /** Somebody is coming; who does not arrive lets it call again. */
    COMING,
    /** Somebody is there. */
    THERE,
    /** Over: nothing changes any more. */
    ENDED;

    boolean isOpen() {
        return this != ENDED;
    }
}

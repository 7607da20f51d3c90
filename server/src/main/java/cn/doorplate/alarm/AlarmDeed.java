package cn.doorplate.alarm;

/** What can happen to an alarm. */
enum AlarmDeed {
    RAISED,
    /** Raised again while it was open. */
    PRESSED,
    /** Words or a phone were added. */
    ADDED,
    /** Who raised it is elsewhere, as what they carry says. */
    MOVED,
    /** A photo or a sound followed. */
    SHOWN,
    /** A level was told. */
    TOLD,
    /** In a level there was nobody to tell. */
    NOBODY,
    /** All who were told were told again. */
    REMINDED,
    SEEN,
    COMING,
    THERE,
    CANNOT,
    /** Who said to come did not, in time. */
    OVERDUE,
    ENDED;

    static AlarmDeed of(AlarmAnswer answer) {
        return valueOf(answer.name());
    }
}

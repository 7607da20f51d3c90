package cn.doorplate.alarm;

/** Why something about an alarm may be declined. */
enum AlarmErrorCode {
    NO_PLACE,
    RANGE,
    ENOUGH,
    TOO_LONG,
    NO_PHONE,
    TOO_MANY,
    STORE_AWAY,
    ENDED,
    /** It was called off before it arrived. */
    CALLED_OFF,
    NOT_COMING,
    NO_OUTCOME
}

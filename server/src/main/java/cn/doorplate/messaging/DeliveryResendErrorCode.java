package cn.doorplate.messaging;

/** Why deliveries may not be sent again. */
enum DeliveryResendErrorCode {
    /** There are more than 100, or none. */
    INVALID,
    /** One is not there, or not of one's places. */
    NOT_FOUND
}

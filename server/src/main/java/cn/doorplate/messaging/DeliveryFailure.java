package cn.doorplate.messaging;

/** Why a delivery failed. What people read stands in messages.properties under {@code error.DeliveryFailure.<constant>}. */
enum DeliveryFailure {
    /** The person has not allowed it with WeChat, or no longer (43101). */
    NOT_SUBSCRIBED,
    /** The provider does not take what we sent: a template or placeholder is wrong (47003). */
    INVALID,
    /** More than the provider allows (45009). */
    TOO_OFTEN,
    /** Our account with the provider is missing or wrong. */
    MISCONFIGURED,
    /** The provider does not answer. */
    AWAY,
    /** There is no such phone or WeChat account any more. */
    NO_ADDRESS,
    /** The provider keeps the phone from being written to. */
    BLOCKED,
    /** No server could decide by which way it goes out. */
    UNDECIDED
}

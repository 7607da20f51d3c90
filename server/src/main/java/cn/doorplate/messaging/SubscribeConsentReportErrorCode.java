package cn.doorplate.messaging;

/** Why a report of consents may be declined. */
enum SubscribeConsentReportErrorCode {
    /** A template is none of ours, is named twice, or there are too many. */
    INVALID
}

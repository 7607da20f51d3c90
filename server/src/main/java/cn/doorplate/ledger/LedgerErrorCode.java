package cn.doorplate.ledger;

/** Why a ledger is not exported. */
enum LedgerErrorCode {
    /** Names need a reason. */
    REASON,
    /** Names are for who may see those of the region. */
    NOT_ALLOWED,
    /** There are more cases than a workbook takes. */
    TOO_MANY,
    /** The time is missing, ends before it begins, or is too long. */
    WINDOW,
    /** One's last export is being written. */
    BUSY
}

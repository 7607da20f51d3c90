package cn.doorplate.ledger;

/** Why a ledger is not exported. */
enum LedgerErrorCode {
    /** Names need a reason. */
    REASON,
    /** Names are for who may see those of the region. */
    NOT_ALLOWED,
    /** There are more cases than a workbook takes. */
    TOO_MANY,
    /** There are more cases of the kinds and the time asked for than are looked through. */
    TOO_WIDE,
    /** The time is missing, ends before it begins, or is too long. */
    WINDOW,
    /** One's last export is being written. */
    BUSY
}

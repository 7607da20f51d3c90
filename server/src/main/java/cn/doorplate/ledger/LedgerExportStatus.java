package cn.doorplate.ledger;

/** How far an export has come. */
enum LedgerExportStatus {
    /** Waits for a server, or is being written by one. */
    WORKING,
    /** Can be fetched. */
    DONE,
    /** Could not be written. */
    FAILED,
    /** Its time is over; never stands in the table. */
    EXPIRED
}

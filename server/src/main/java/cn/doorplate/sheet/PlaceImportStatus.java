package cn.doorplate.sheet;

/** How far an import has come. */
enum PlaceImportStatus {
    /** Waits for a server, or is being read and checked by one. */
    CHECKING,
    /** Every row is written. */
    DONE,
    /** Nothing is written, for rows have to be mended, or the file is none that we read. */
    REFUSED,
    /** Nothing is written, by no fault of the file. */
    FAILED
}

package cn.doorplate.station;

/** Why what is done to stations, or looked for, may be declined; each enum in the schema has its own of these. */
public enum StationErrorCode {
    /** A part that is needed was left empty. */
    BLANK,
    /** A text is longer than it may be. */
    TOO_LONG,
    /** Characters that nobody sees. */
    MARKUP,
    /** A community, building, door or place is none that will do. */
    PLACE,
    /** A point is not on the map. */
    LOCATION,
    /** A phone number is none, or there are too many. */
    PHONE,
    /** Hours cannot be so. */
    HOURS,
    /** Two spans overlap. */
    HOURS_OVERLAP,
    /** A file cannot be used. */
    FILE,
    /** A number is not between its bounds. */
    RANGE,
    /** WeChat holds the text for against the rules. */
    RISKY,
    /** A time or day does not fit. */
    WINDOW,
    /** It is not closed. */
    NOT_CLOSED,
    /** Things were lent out there, and are not back. */
    THINGS_OUT,
    /** A workbook cannot be read. */
    WORKBOOK,
    /** A row of a workbook is to be mended. */
    ROW,
    /** So many more rows are than were named. */
    MORE_ROWS,
    /** More than a workbook holds. */
    TOO_MANY,
    /** Of this nothing is counted. */
    NOT_COUNTABLE,
    /** This has no expiry dates. */
    NOT_PERISHABLE,
    /** The station has no such thing. */
    NO_AMENITY,
    /** Too many in a short time. */
    TOO_OFTEN
}

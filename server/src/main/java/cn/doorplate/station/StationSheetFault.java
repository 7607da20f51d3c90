package cn.doorplate.station;

/** What may be wrong with a row of a workbook of stations, beside what may be wrong with a station. */
enum StationSheetFault {
    /** There is no such station, or it lies elsewhere. */
    NUMBER,
    /** It was changed since it was written out. */
    VERSION,
    /** No community in the region, or not that of the station. */
    COMMUNITY,
    /** Several stations of the community have this name. */
    SAME_NAME,
    /** Another row says the same station. */
    TWICE,
    /** None of the words that may stand there. */
    CHOICE
}

package cn.doorplate.station;

/** What staff say of something at a station. */
enum AmenitySet {
    WORKS,
    OUT_OF_ORDER,
    NOT_THERE
}

package cn.doorplate.station;

/** What holds on public holidays. */
enum HolidayRule {
    AS_USUAL,
    CLOSED,
    OWN_HOURS
}

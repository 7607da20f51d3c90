package cn.doorplate.station;

/**
 * When a station is open on a weekday.
 *
 * @param weekday 1 for Monday to 7 for Sunday; that on which it begins
 */
record WeeklySpan(int weekday, DaySpan span) {

    public String from() {
        return span.from();
    }

    public String until() {
        return span.until();
    }
}

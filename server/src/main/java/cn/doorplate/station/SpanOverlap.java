package cn.doorplate.station;

/** Whether hours overlap; what ends when the other begins does not. Over midnight, and from Sunday to Monday too. */
final class SpanOverlap {

    private static final int WEEK = 7 * DaySpan.DAY;

    private SpanOverlap() {}

    static boolean onOneDay(DaySpan one, DaySpan other) {
        return one.begin() < other.end() && other.begin() < one.end();
    }

    /** Where both hold on each day. */
    static boolean everyDay(DaySpan one, DaySpan other) {
        return inCircle(one.begin(), one.end(), other.begin(), other.end(), DaySpan.DAY);
    }

    static boolean inWeek(WeeklySpan one, WeeklySpan other) {
        int first = (one.weekday() - 1) * DaySpan.DAY;
        int second = (other.weekday() - 1) * DaySpan.DAY;
        return inCircle(
                first + one.span().begin(),
                first + one.span().end(),
                second + other.span().begin(),
                second + other.span().end(),
                WEEK);
    }

    /** Neither is longer than the circle: the one begins within the other. */
    private static boolean inCircle(int begin, int end, int otherBegin, int otherEnd, int circle) {
        return Math.floorMod(otherBegin - begin, circle) < end - begin
                || Math.floorMod(begin - otherBegin, circle) < otherEnd - otherBegin;
    }
}

package cn.doorplate.station;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a station is open on a day.
 *
 * @param begin minutes from the midnight with which the day begins, 0 to 1,439
 * @param end minutes from the same midnight, more than {@code begin} and 1,440 more at the most; beyond 1,440 it is of the next day;
 *     round the clock is 0 to 1,440
 */
record DaySpan(int begin, int end) {

    static final int DAY = 1_440;

    private static final int HOUR = 60;
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)");

    /** Empty if one is no time of a day, or both are the same. An end before the begin is of the next day. */
    static Optional<DaySpan> parse(String from, String until) {
        int begin = minutes(from);
        int end = minutes(until);
        if (begin < 0 || begin >= DAY || end < 0 || end == begin) {
            return Optional.empty();
        }
        return Optional.of(new DaySpan(begin, end > begin ? end : end + DAY));
    }

    /** -1 for no time of a day; 1,440 for 24:00. */
    private static int minutes(String time) {
        Matcher matcher = TIME.matcher(time);
        if (!matcher.matches()) {
            return -1;
        }
        int minutes = Integer.parseInt(matcher.group(1)) * HOUR + Integer.parseInt(matcher.group(2));
        return minutes > DAY ? -1 : minutes;
    }

    /** As in 08:30. */
    public String from() {
        return words(begin);
    }

    /** As in 18:00; of the next day where it is before {@link #from}. */
    public String until() {
        return words(end > DAY ? end - DAY : end);
    }

    /** As in 22:00—次日 06:00. */
    String words() {
        return from() + "—" + (end > DAY ? "次日 " : "") + until();
    }

    static String words(int minutes) {
        return "%02d:%02d".formatted(minutes / HOUR, minutes % HOUR);
    }
}

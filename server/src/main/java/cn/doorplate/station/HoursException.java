package cn.doorplate.station;

import java.time.LocalDate;
import java.util.List;

/**
 * Days on which a station is open otherwise.
 *
 * @param first the first day
 * @param last the last day; the same for one
 * @param spans empty for closed
 */
record HoursException(LocalDate first, LocalDate last, List<DaySpan> spans, String reason) {

    HoursException {
        spans = List.copyOf(spans);
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    public String from() {
        return first.toString();
    }

    public String until() {
        return last.toString();
    }
}

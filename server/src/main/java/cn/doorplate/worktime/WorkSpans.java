package cn.doorplate.worktime;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The office hours of a working day: at most six openings, in their order, with a break between any two.
 *
 * @param list one to six
 */
record WorkSpans(List<WorkSpan> list) {

    private static final int MOST = 6;
    private static final long MINUTE_NS = 60_000_000_000L;

    WorkSpans {
        list = List.copyOf(list);
        if (list.isEmpty() || list.size() > MOST) {
            throw new IllegalArgumentException(list.size() + " openings a day");
        }
        for (int i = 1; i < list.size(); i++) {
            if (list.get(i - 1).closes() >= list.get(i).opens()) {
                throw new IllegalArgumentException(list + ": no break between two");
            }
        }
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    static WorkSpans parse(String text) {
        return new WorkSpans(Stream.of(text.split(",", -1)).map(WorkSpans::span).toList());
    }

    private static WorkSpan span(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException(text);
        }
        return new WorkSpan(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }

    /** Of a whole day. */
    int minutes() {
        return list.stream().mapToInt(WorkSpan::minutes).sum();
    }

    /** Nanoseconds of work from midnight until that nanosecond of the day. */
    long until(long nanoOfDay) {
        long worked = 0;
        for (WorkSpan span : list) {
            long opens = span.opens() * MINUTE_NS;
            worked += Math.max(0, Math.min(nanoOfDay, span.closes() * MINUTE_NS) - opens);
        }
        return worked;
    }

    /** The earliest nanosecond of the day by which so many of work have passed: more than none, at most a whole day's. */
    long reach(long worked) {
        long left = worked;
        for (WorkSpan span : list) {
            long length = span.minutes() * MINUTE_NS;
            if (left <= length) {
                return span.opens() * MINUTE_NS + left;
            }
            left -= length;
        }
        throw new IllegalArgumentException(worked + " ns is more than a day's work of " + this);
    }

    /** As in {@code 510-720,840-1050}. */
    @Override
    public String toString() {
        return list.stream().map(WorkSpan::toString).collect(Collectors.joining(","));
    }
}

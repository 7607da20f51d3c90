package cn.doorplate.hall;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * 放号时间: slots of one weekday.
 *
 * @param weekday 1 for Monday
 * @param from minutes after midnight, in Asia/Shanghai
 * @param until a whole number of slots later
 * @param minutes how long a slot is
 * @param places how many are served in it
 */
record WindowHours(int weekday, int from, int until, int minutes, int places) {

    static final int MOST_SLOTS = 96;

    private static final int DAY = 24 * 60;
    private static final int LONGEST = 240;
    private static final int SHORTEST = 5;
    private static final int MOST_PLACES = 100;

    boolean isOn(LocalDate day) {
        return day.getDayOfWeek().getValue() == weekday;
    }

    int slots() {
        return (until - from) / minutes;
    }

    /** The begins of its slots. */
    IntStream begins() {
        return IntStream.range(0, slots()).map(slot -> from + slot * minutes);
    }

    boolean isRegular() {
        boolean sized = minutes >= SHORTEST && minutes <= LONGEST && places >= 1 && places <= MOST_PLACES;
        return sized
                && weekday >= 1
                && weekday <= 7
                && from >= 0
                && until <= DAY
                && from < until
                && (until - from) % minutes == 0;
    }

    private boolean overlaps(WindowHours other) {
        return weekday == other.weekday && from < other.until && other.from < until;
    }

    /** Whether each can be, no two overlap, and no day has too many slots. */
    static boolean fit(List<WindowHours> week) {
        boolean regular = week.stream().allMatch(WindowHours::isRegular);
        boolean apart = IntStream.range(0, week.size())
                .allMatch(
                        i -> week.subList(i + 1, week.size()).stream().noneMatch(other -> other.overlaps(week.get(i))));
        return regular
                && apart
                && Stream.of(1, 2, 3, 4, 5, 6, 7)
                        .allMatch(day -> week.stream()
                                        .filter(hours -> hours.weekday == day)
                                        .mapToInt(WindowHours::slots)
                                        .sum()
                                <= MOST_SLOTS);
    }
}

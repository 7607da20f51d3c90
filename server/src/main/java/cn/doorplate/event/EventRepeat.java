package cn.doorplate.event;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * 重复: how an event repeats.
 *
 * @param monthlyOn the day of each month, in a shorter one its last; null where it repeats weekly
 * @param until the last day
 */
record EventRepeat(@Nullable Integer monthlyOn, boolean weekly, LocalDate until) {

    /** In one series. */
    static final int MOST = 53;

    /** In words, as in 每月 10 日. */
    String rule(LocalDate first) {
        return monthlyOn == null
                ? "每" + first.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.SIMPLIFIED_CHINESE)
                : "每月 " + monthlyOn + " 日";
    }

    /** Whether the first can be one of them. */
    boolean begins(LocalDate first) {
        return (monthlyOn == null) == weekly && (monthlyOn == null || first.equals(inMonth(first, monthlyOn)));
    }

    /** The days, the first included; one more than {@link #MOST} where they are too many. */
    List<LocalDate> days(LocalDate first) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = first;
        while (!day.isAfter(until) && days.size() <= MOST) {
            days.add(day);
            int next = days.size();
            day = monthlyOn == null ? first.plusWeeks(next) : inMonth(first.plusMonths(next), monthlyOn);
        }
        return days;
    }

    private static LocalDate inMonth(LocalDate month, int day) {
        return month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
    }
}

package cn.doorplate.worktime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which days are worked: what is published for a day holds; else Monday to Friday. In a year whose arrangement is not
 * published yet the statutory holidays with a fixed date are off (全国年节及纪念日放假办法, as revised in November 2024: New Year's
 * Day, 1 and 2 May, 1 to 3 October); those that follow the moon, and the days worked for them, are not guessed.
 */
final class WorkDays {

    /** Days off by law whatever the year, by their names. */
    static final Map<MonthDay, String> STATUTORY = Map.of(
            MonthDay.of(1, 1), "元旦",
            MonthDay.of(5, 1), "劳动节",
            MonthDay.of(5, 2), "劳动节",
            MonthDay.of(10, 1), "国庆节",
            MonthDay.of(10, 2), "国庆节",
            MonthDay.of(10, 3), "国庆节");

    private final Set<Integer> published;
    private final Map<LocalDate, NamedDay> named;

    /**
     * @param published the years whose arrangement is known
     * @param named all days that the arrangements name
     */
    WorkDays(Set<Integer> published, Collection<NamedDay> named) {
        this.published = Set.copyOf(published);
        this.named = named.stream().collect(Collectors.toUnmodifiableMap(NamedDay::day, Function.identity()));
    }

    boolean isPublished(int year) {
        return published.contains(year);
    }

    boolean isWorked(LocalDate day) {
        NamedDay known = named.get(day);
        if (known != null) {
            return known.kind() == WorkDayKind.WORK;
        }
        return !isWeekend(day) && !isStatutory(day);
    }

    /** The holiday that a day belongs to, or is worked for; empty for an ordinary day. */
    Optional<String> nameOf(LocalDate day) {
        NamedDay known = named.get(day);
        if (known != null) {
            return Optional.of(known.name());
        }
        return isStatutory(day) ? Optional.ofNullable(STATUTORY.get(MonthDay.from(day))) : Optional.empty();
    }

    /** What a holiday makes of a day; empty for an ordinary one. */
    Optional<WorkDayKind> arranged(LocalDate day) {
        return nameOf(day).map(name -> isWorked(day) ? WorkDayKind.WORK : WorkDayKind.OFF);
    }

    /** How many days of a year are worked. */
    int workedIn(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return (int) first.datesUntil(first.plusYears(1)).filter(this::isWorked).count();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private boolean isStatutory(LocalDate day) {
        return !isPublished(day.getYear()) && STATUTORY.containsKey(MonthDay.from(day));
    }
}

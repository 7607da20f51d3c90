package cn.doorplate.worktime;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The arrangement of a year's holidays, whole. It may begin in the last week of December before, as those of years do whose
 * New Year's Day is early in the week.
 *
 * @param days those that it names, by day
 */
record WorkYear(int year, List<NamedDay> days) {

    /** 13 days are off by law; with the weekends around them, and what is worked for, some 33 are named. */
    private static final int FEWEST_OFF = 13;

    private static final int MOST_OFF = 45;

    WorkYear {
        days = days.stream().sorted(Comparator.comparing(NamedDay::day)).toList();
    }

    /** The year to which the last of the days belongs. */
    static WorkYear of(List<NamedDay> days) {
        return new WorkYear(
                days.stream().mapToInt(day -> day.day().getYear()).max().orElse(0), days);
    }

    /** What is wrong with it, in words; nothing for one that can be. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (NamedDay named : days) {
            if (!belongs(named.day())) {
                faults.add(named.day() + " 不属于 " + year + " 年的安排 (not of that year)");
            }
            if (named.kind() == WorkDayKind.WORK && !WorkDays.isWeekend(named.day())) {
                faults.add(named.day() + " 不是周末，不必列为调休上班 (WORK is for weekends)");
            }
        }
        twice().forEach(day -> faults.add(day + " 出现了两次 (named twice)"));
        Set<LocalDate> off = off();
        if (off.size() < FEWEST_OFF || off.size() > MOST_OFF) {
            faults.add("放假应为 " + FEWEST_OFF + " 到 " + MOST_OFF + " 天，文件里是 " + off.size()
                    + " 天；请给出全年的安排 (the arrangement of a whole year is needed)");
            return faults;
        }
        WorkDays.STATUTORY.keySet().stream()
                .sorted()
                .map(this::in)
                .filter(day -> !off.contains(day))
                .forEach(day -> faults.add("缺少法定放假日 " + day + " (a statutory holiday is missing)"));
        return faults;
    }

    private LocalDate in(MonthDay day) {
        return day.atYear(year);
    }

    private boolean belongs(LocalDate day) {
        return day.getYear() == year || !day.isBefore(LocalDate.of(year - 1, Month.DECEMBER, 25));
    }

    private Set<LocalDate> off() {
        return days.stream()
                .filter(day -> day.kind() == WorkDayKind.OFF)
                .map(NamedDay::day)
                .collect(Collectors.toSet());
    }

    private Set<LocalDate> twice() {
        return days.stream().collect(Collectors.groupingBy(NamedDay::day, Collectors.counting())).entrySet().stream()
                .filter(day -> day.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package cn.doorplate.worktime;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** 2026 as the State Council published it, written down once more by hand, and the hours that the system comes with. */
final class PublishedYear {

    static final WorkSpans HOURS = WorkSpans.parse("510-720,840-1050");

    private PublishedYear() {}

    static List<NamedDay> of2026() {
        List<NamedDay> days = new ArrayList<>();
        off(days, "元旦", "2026-01-01", "2026-01-03");
        off(days, "春节", "2026-02-15", "2026-02-23");
        off(days, "清明节", "2026-04-04", "2026-04-06");
        off(days, "劳动节", "2026-05-01", "2026-05-05");
        off(days, "端午节", "2026-06-19", "2026-06-21");
        off(days, "中秋节", "2026-09-25", "2026-09-27");
        off(days, "国庆节", "2026-10-01", "2026-10-07");
        work(days, "元旦", "2026-01-04");
        work(days, "春节", "2026-02-14");
        work(days, "春节", "2026-02-28");
        work(days, "劳动节", "2026-05-09");
        work(days, "国庆节", "2026-09-20");
        work(days, "国庆节", "2026-10-10");
        return days;
    }

    static WorkDays days() {
        return new WorkDays(Set.of(2026), of2026());
    }

    private static void off(List<NamedDay> days, String name, String first, String last) {
        LocalDate.parse(first)
                .datesUntil(LocalDate.parse(last).plusDays(1))
                .forEach(day -> days.add(new NamedDay(day, WorkDayKind.OFF, name)));
    }

    private static void work(List<NamedDay> days, String name, String day) {
        days.add(new NamedDay(LocalDate.parse(day), WorkDayKind.WORK, name));
    }
}

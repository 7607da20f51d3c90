package cn.doorplate.hall;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A window as staff say it: what it handles, and when.
 *
 * @param station the station in which it is, as its module names it
 * @param services by their keys
 * @param closedDays as in 2026-12-01
 * @param cancelMinutes before the begin of a slot until which it can be booked, changed or given back
 */
record WindowContent(
        String name,
        String address,
        @Nullable String phone,
        @Nullable String station,
        List<String> services,
        List<WindowHours> hours,
        List<String> closedDays,
        int cancelMinutes) {

    private static final Pattern STATION = Pattern.compile("[0-9A-Za-z:_-]{1,64}");
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{2,32}");
    private static final int MOST_SERVICES = 100;
    private static final int MOST_HOURS = 28;
    private static final int MOST_DAYS = 100;
    private static final int LATEST = 2_880;

    /** @throws Declined BLANK, TOO_LONG, MARKUP, RANGE, SCHEDULE, INVALID at the parts at fault */
    WindowContent checked() {
        HallFaults faults = new HallFaults();
        WindowContent checked = new WindowContent(
                faults.line("content.name", name, 40),
                faults.line("content.address", address, 100),
                faults.lineIfAny("content.phone", phone, 30),
                station == null || station.isBlank() ? null : station.strip(),
                services.stream().distinct().toList(),
                hours,
                days(),
                cancelMinutes);
        checked.numbers(faults);
        faults.addIf(!WindowHours.fit(hours), "content.hours", HallErrorCode.SCHEDULE);
        faults.decline();
        if (checked.station != null && !STATION.matcher(checked.station).matches()) {
            throw Declined.at("content.station", CommonErrorCode.INVALID);
        }
        return checked;
    }

    private void numbers(HallFaults faults) {
        boolean keys = services.stream().allMatch(key -> KEY.matcher(key).matches());
        faults.addIf(
                services.isEmpty() || services.size() > MOST_SERVICES || !keys,
                "content.services",
                HallErrorCode.RANGE,
                1,
                MOST_SERVICES);
        faults.addIf(hours.size() > MOST_HOURS, "content.hours", HallErrorCode.RANGE, 0, MOST_HOURS);
        faults.addIf(closedDays.size() > MOST_DAYS, "content.closedDays", HallErrorCode.RANGE, 0, MOST_DAYS);
        faults.addIf(
                cancelMinutes < 0 || cancelMinutes > LATEST, "content.cancelMinutes", HallErrorCode.RANGE, 0, LATEST);
    }

    private List<String> days() {
        List<String> days = new ArrayList<>();
        for (int i = 0; i < closedDays.size(); i++) {
            days.add(day("content.closedDays[" + i + "]", closedDays.get(i)).toString());
        }
        return days.stream().distinct().sorted().toList();
    }

    /** @throws Declined INVALID for what is no day */
    static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Declined.at(field, CommonErrorCode.INVALID);
        }
    }
}

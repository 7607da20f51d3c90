package cn.doorplate.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** A moment as people say it, in Asia/Shanghai: 今天17:30, 明天9:00, 11月23日17:30. */
public final class SpokenTime {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu年M月d日");

    private SpokenTime() {}

    /** For who reads it today. */
    public static String of(Instant moment, Instant now) {
        ZonedDateTime then = moment.atZone(ZONE);
        return day(then.toLocalDate(), now.atZone(ZONE).toLocalDate()) + CLOCK.format(then);
    }

    /** For who may read it later, as in 12月10日（周四）9:00. */
    public static String dated(Instant moment, Instant now) {
        ZonedDateTime then = moment.atZone(ZONE);
        return date(then.toLocalDate(), now.atZone(ZONE).toLocalDate())
                + "（" + then.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.SIMPLIFIED_CHINESE) + "）"
                + CLOCK.format(then);
    }

    /** From one moment to another: 12月10日（周四）9:00—11:00. */
    public static String span(Instant from, Instant until, Instant now) {
        boolean sameDay =
                from.atZone(ZONE).toLocalDate().equals(until.atZone(ZONE).toLocalDate());
        return dated(from, now) + "—" + (sameDay ? CLOCK.format(until.atZone(ZONE)) : dated(until, now));
    }

    private static String day(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return "今天";
        }
        if (day.equals(today.plusDays(1))) {
            return "明天";
        }
        return date(day, today);
    }

    private static String date(LocalDate day, LocalDate today) {
        return (day.getYear() == today.getYear() ? DAY : YEAR).format(day);
    }
}

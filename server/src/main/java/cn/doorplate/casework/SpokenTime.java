package cn.doorplate.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** A moment as people say it: 今天17:30, 明天9:00, 11月23日17:30. */
final class SpokenTime {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu年M月d日");

    private SpokenTime() {}

    static String of(Instant moment, Instant now) {
        ZonedDateTime then = moment.atZone(ZONE);
        return day(then.toLocalDate(), now.atZone(ZONE).toLocalDate()) + CLOCK.format(then);
    }

    private static String day(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return "今天";
        }
        if (day.equals(today.plusDays(1))) {
            return "明天";
        }
        return (day.getYear() == today.getYear() ? DAY : YEAR).format(day);
    }
}

package cn.doorplate.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a person is not to be disturbed: minutes after midnight in Asia/Shanghai; from and until the same stands for never. */
record QuietHours(int from, int until) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static QuietHours of(MessageSettings settings) {
        return new QuietHours(settings.quietFrom(), settings.quietUntil());
    }

    /** The moment itself, or the end of the quiet hours in which it lies. */
    Instant endOf(Instant moment) {
        ZonedDateTime local = moment.atZone(ZONE);
        int minute = local.getHour() * 60 + local.getMinute();
        boolean overMidnight = from > until;
        boolean quiet = overMidnight ? minute >= from || minute < until : minute >= from && minute < until;
        if (!quiet) {
            return moment;
        }
        LocalDate day = local.toLocalDate().plusDays(overMidnight && minute >= from ? 1 : 0);
        return day.atTime(LocalTime.ofSecondOfDay(until * 60L)).atZone(ZONE).toInstant();
    }
}

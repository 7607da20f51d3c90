package cn.doorplate.ledger;

import cn.doorplate.shared.BadInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * Days in Asia/Shanghai.
 *
 * @param end the day behind the last one
 */
record FigureDays(LocalDate first, LocalDate end) {

    private static final int MOST = 366;

    /**
     * From the day of a moment up to the day before another's, or, past midnight, to that day.
     *
     * @throws BadInput if there is none, or more than 366
     */
    static FigureDays between(Instant from, Instant until) {
        LocalDate first = LocalDate.ofInstant(from, FigureFold.ZONE);
        ZonedDateTime last = until.atZone(FigureFold.ZONE);
        boolean atMidnight = last.toLocalTime().equals(LocalTime.MIDNIGHT);
        LocalDate end = atMidnight ? last.toLocalDate() : last.toLocalDate().plusDays(1);
        if (!first.isBefore(end) || first.plusDays(MOST).isBefore(end)) {
            throw new BadInput("请选择起止时间：结束晚于开始，最长 366 天。");
        }
        return new FigureDays(first, end);
    }
}

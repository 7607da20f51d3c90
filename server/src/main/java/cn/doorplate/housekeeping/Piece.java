package cn.doorplate.housekeeping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.function.UnaryOperator;

/** How much time a piece of a table holds, by the calendar of Asia/Shanghai. */
public enum Piece {
    /** For what goes after some weeks. */
    DAY(Period.ofDays(1), date -> date),
    /** For what goes after a year or so. */
    MONTH(Period.ofMonths(1), date -> date.withDayOfMonth(1)),
    /** For what stays. */
    YEAR(Period.ofYears(1), date -> date.withDayOfYear(1));

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Period length;
    private final UnaryOperator<LocalDate> first;

    Piece(Period length, UnaryOperator<LocalDate> first) {
        this.length = length;
        this.first = first;
    }

    /** The beginning of the one in which that moment lies. */
    public Instant startOf(Instant moment) {
        return at(first.apply(moment.atZone(SHANGHAI).toLocalDate()));
    }

    /** The beginning of the one after that. */
    Instant next(Instant start) {
        return at(startDate(start).plus(length));
    }

    static LocalDate startDate(Instant start) {
        return start.atZone(SHANGHAI).toLocalDate();
    }

    private static Instant at(LocalDate date) {
        return date.atStartOfDay(SHANGHAI).toInstant();
    }
}

package cn.doorplate.worktime;

import java.time.LocalDate;

/**
 * A day that the State Council's arrangement of a year names.
 *
 * @param name of the holiday, as in 春节; for a make-up day, of the one that it makes up for
 */
record NamedDay(LocalDate day, WorkDayKind kind, String name) {}

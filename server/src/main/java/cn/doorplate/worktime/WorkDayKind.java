package cn.doorplate.worktime;

/** What an arrangement makes of a day. */
public enum WorkDayKind {
    /** A day off, on a weekday or a weekend. */
    OFF,
    /** A weekend on which people work (调休上班). */
    WORK
}

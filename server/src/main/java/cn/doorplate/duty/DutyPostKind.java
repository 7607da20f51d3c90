package cn.doorplate.duty;

/** The kinds of posts at which somebody can be on duty. */
public enum DutyPostKind {
    /** An area of a community, of any size. */
    GRID,
    /** A service or rest station. */
    STATION
}

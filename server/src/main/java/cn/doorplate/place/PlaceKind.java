package cn.doorplate.place;

/** The kinds of place for which somebody can be responsible. */
public enum PlaceKind {
    REGION,
    GRID,
    COMPOUND,
    BUILDING,
    UNIT
}

package cn.doorplate.place;

/** The three sizes of an area inside a community, from the widest down. */
public enum GridKind {
    /** 网格: has a grid worker. */
    GRID,
    /** 责任区: a zone of a grid. */
    ZONE,
    /** 十联户: some ten households, with a head among them. */
    TEN_HOUSEHOLD_UNIT
}

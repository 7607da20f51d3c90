package cn.doorplate.place;

/** Why an entry about a place may be declined. Each mutation's enum in the schema has those that it may decline with. */
public enum PlaceErrorCode {
    /** Left empty. */
    BLANK,
    /** {0} characters at most. */
    TOO_LONG,
    /** Holds characters that cannot be shown. */
    UNREADABLE,
    /** Nobody can dial this. */
    NO_PHONE,
    /** The point does not lie in China. */
    OUTSIDE_CHINA,
    /** The region is no community. */
    NO_COMMUNITY,
    /** Not there, or in another community or area. */
    NOT_HERE,
    /** A zone lies in a grid, a ten-household unit in a zone or grid, a grid in none. */
    DOES_NOT_NEST,
    /** Units or households of the area belong to a building that is in another. */
    HELD_BY_BUILDING,
    /** Ends before it begins, or at no time that a calendar has. */
    WRONG_PERIOD,
    /** Not within the time of what it belongs to. */
    OUTSIDE,
    /** Another of its kind lies in that time. */
    OVERLAPS,
    /** Another of that name is there. */
    DUPLICATE,
    /** Something still lies in it. */
    NOT_EMPTY,
    /** Plates in use hang there. */
    HAS_DOORPLATES,
    /** Somebody lives there, says another module. */
    HAS_RESIDENTS,
    /** The plate was taken out of use before. */
    NOT_IN_USE
}

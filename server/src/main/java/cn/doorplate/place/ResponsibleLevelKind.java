package cn.doorplate.place;

/** The sizes of what lies around a door, the nearest first. */
public enum ResponsibleLevelKind {
    TEN_HOUSEHOLD_UNIT,
    UNIT,
    BUILDING,
    ZONE,
    GRID,
    COMPOUND,
    COMMUNITY,
    STREET,
    COUNTY,
    CITY,
    PROVINCE;

    static ResponsibleLevelKind of(GridKind kind) {
        return switch (kind) {
            case TEN_HOUSEHOLD_UNIT -> TEN_HOUSEHOLD_UNIT;
            case ZONE -> ZONE;
            case GRID -> GRID;
        };
    }

    static ResponsibleLevelKind of(RegionLevel level) {
        return switch (level) {
            case COMMUNITY -> COMMUNITY;
            case STREET -> STREET;
            case COUNTY -> COUNTY;
            case CITY -> CITY;
            case PROVINCE -> PROVINCE;
        };
    }
}

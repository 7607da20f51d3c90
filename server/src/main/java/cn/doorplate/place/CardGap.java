package cn.doorplate.place;

/** What can be missing of contact cards. */
public enum CardGap {
    /** A building without a head. */
    BUILDING_HEAD(ResponsibilityRole.BUILDING_HEAD),
    /** A building without its party member. */
    BUILDING_PARTY_MEMBER(ResponsibilityRole.BUILDING_PARTY_MEMBER),
    /** A building without its owner. */
    BUILDING_OWNER(ResponsibilityRole.BUILDING_OWNER),
    /** A building without its property person. */
    BUILDING_PROPERTY(ResponsibilityRole.BUILDING_PROPERTY),
    /** A unit without a steward. */
    STAIRWELL_STEWARD(ResponsibilityRole.STAIRWELL_STEWARD),
    /** A ten-household unit without a head. */
    TEN_HOUSEHOLD_HEAD(ResponsibilityRole.TEN_HOUSEHOLD_HEAD),
    /** A grid without a worker. */
    GRID_WORKER(ResponsibilityRole.GRID_WORKER);

    private final ResponsibilityRole role;

    CardGap(ResponsibilityRole role) {
        this.role = role;
    }

    /** Whom it lacks. */
    public ResponsibilityRole role() {
        return role;
    }

    /** The kind of places that need it. */
    public PlaceKind places() {
        return switch (this) {
            case BUILDING_HEAD, BUILDING_PARTY_MEMBER, BUILDING_OWNER, BUILDING_PROPERTY -> PlaceKind.BUILDING;
            case STAIRWELL_STEWARD -> PlaceKind.UNIT;
            case TEN_HOUSEHOLD_HEAD, GRID_WORKER -> PlaceKind.GRID;
        };
    }

    GridKind areas() {
        return this == TEN_HOUSEHOLD_HEAD ? GridKind.TEN_HOUSEHOLD_UNIT : GridKind.GRID;
    }
}

package cn.doorplate.identity;

/** What a person can be at a place. Who appoints whom follows from the {@link Rank}. */
public enum Role {
    /** Lives here: comes with a household that the grid worker confirmed. */
    RESIDENT("居民", Rank.NONE, Ground.DOOR),
    /** Rides or drives here: says so of themself. */
    RIDER("骑手", Rank.NONE, Ground.COUNTY),
    /** A volunteer among the neighbours of ten households. */
    TEN_HOUSEHOLD_HEAD("联户长", Rank.VOLUNTEER, Ground.TEN_HOUSEHOLDS),
    /** A volunteer among the neighbours of a building. */
    BUILDING_HEAD("楼栋长", Rank.VOLUNTEER, Ground.DOOR),
    /** Owns a grid: knows its doors and confirms its households. */
    GRID_WORKER("网格员", Rank.WORKER, Ground.GRID),
    /** Conducts mediation in a community or street. */
    MEDIATOR("调解员", Rank.WORKER, Ground.COMMUNITY_TO_COUNTY),
    /** The property company of a compound. */
    PROPERTY_STAFF("物业", Rank.WORKER, Ground.COMPOUND),
    /** A unit that takes orders and whistles of a community, street or county. */
    MEMBER_UNIT("包保单位", Rank.WORKER, Ground.COMMUNITY_TO_COUNTY),
    /** The office of a community. */
    COMMUNITY_STAFF("社区工作人员", Rank.COMMUNITY, Ground.COMMUNITY),
    /** The office of a street. */
    STREET_STAFF("街道工作人员", Rank.STREET, Ground.STREET),
    /** The county's departments. */
    COUNTY_STAFF("县级工作人员", Rank.COUNTY, Ground.COUNTY),
    /** Runs the system for a county or more; sees no resident's data. */
    OPERATOR("系统管理员", Rank.OPERATOR, Ground.COUNTY_TO_PROVINCE);

    /** Who stands above whom. */
    enum Rank {
        NONE,
        VOLUNTEER,
        WORKER,
        COMMUNITY,
        STREET,
        COUNTY,
        OPERATOR
    }

    private final String title;
    private final Rank rank;
    private final Ground ground;

    Role(String title, Rank rank, Ground ground) {
        this.title = title;
        this.rank = rank;
        this.ground = ground;
    }

    /** The word people use for it. */
    public String title() {
        return title;
    }

    /** @param place a region, grid, compound, building or unit */
    boolean holdsAt(Object place) {
        return ground.bears(place);
    }

    /** Staff appoint those below them, from the community's office upwards. */
    public boolean mayAppoint(Role other) {
        return rank.compareTo(Rank.COMMUNITY) >= 0
                && other.rank.compareTo(Rank.NONE) > 0
                && rank.compareTo(other.rank) > 0;
    }

    /** Whether it is given by appointment: not with a household, and not by one's own word. */
    boolean isOfStaff() {
        return rank != Rank.NONE;
    }
}

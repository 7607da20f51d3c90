package cn.doorplate.identity;

import static cn.doorplate.place.PlaceKind.BUILDING;
import static cn.doorplate.place.PlaceKind.COMPOUND;
import static cn.doorplate.place.PlaceKind.GRID;
import static cn.doorplate.place.PlaceKind.REGION;
import static cn.doorplate.place.PlaceKind.UNIT;

import cn.doorplate.place.PlaceKind;
import java.util.EnumSet;
import java.util.Set;

/** What a person can be at a place. Who appoints whom follows from the {@link Rank}. */
public enum Role {
    /** Lives here: comes with a household that the grid worker confirmed. */
    RESIDENT("居民", Rank.NONE, BUILDING, UNIT),
    /** Rides or drives here: says so of themself. */
    RIDER("骑手", Rank.NONE, REGION),
    /** A volunteer among the neighbours of ten households. */
    TEN_HOUSEHOLD_HEAD("联户长", Rank.VOLUNTEER, GRID),
    /** A volunteer among the neighbours of a building. */
    BUILDING_HEAD("楼栋长", Rank.VOLUNTEER, BUILDING, UNIT),
    /** Owns a grid: knows its doors and confirms its households. */
    GRID_WORKER("网格员", Rank.WORKER, GRID),
    /** Conducts mediation in a community or street. */
    MEDIATOR("调解员", Rank.WORKER, REGION),
    /** The property company of a compound. */
    PROPERTY_STAFF("物业", Rank.WORKER, COMPOUND),
    /** A unit that takes orders and whistles of a community, street or county. */
    MEMBER_UNIT("包保单位", Rank.WORKER, REGION),
    /** The office of a community. */
    COMMUNITY_STAFF("社区工作人员", Rank.COMMUNITY, REGION),
    /** The office of a street. */
    STREET_STAFF("街道工作人员", Rank.STREET, REGION),
    /** The county's departments. */
    COUNTY_STAFF("县级工作人员", Rank.COUNTY, REGION),
    /** Runs the system for a county or more; sees no resident's data. */
    OPERATOR("系统管理员", Rank.OPERATOR, REGION);

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
    private final Set<PlaceKind> kinds;

    Role(String title, Rank rank, PlaceKind first, PlaceKind... more) {
        this.title = title;
        this.rank = rank;
        this.kinds = EnumSet.of(first, more);
    }

    /** The word people use for it. */
    public String title() {
        return title;
    }

    /** The kinds of place at which it can hold. */
    public Set<PlaceKind> kinds() {
        return Set.copyOf(kinds);
    }

    /** Staff appoint those below them, from the community's office upwards. */
    public boolean mayAppoint(Role other) {
        return rank.compareTo(Rank.COMMUNITY) >= 0
                && other.rank.compareTo(Rank.NONE) > 0
                && rank.compareTo(other.rank) > 0;
    }
}

package cn.doorplate.place;

/** In which capacity somebody answers for a place. The order is that in which one would call, at the same place. */
public enum ResponsibilityRole {
    TEN_HOUSEHOLD_HEAD("联户长"),
    STAIRWELL_STEWARD("楼道红管家"),
    BUILDING_HEAD("楼栋长"),
    BUILDING_PARTY_MEMBER("楼栋党员"),
    BUILDING_OWNER("业主代表"),
    BUILDING_PROPERTY("楼栋物业人员"),
    GRID_WORKER("网格员"),
    PROPERTY("物业"),
    MEDIATOR("调解员"),
    COMMUNITY_OFFICE("社区居委会"),
    POLICE_OFFICER("社区民警"),
    STREET_OFFICE("街道办事处");

    private final String title;

    ResponsibilityRole(String title) {
        this.title = title;
    }

    /** The word people use for it. */
    public String title() {
        return title;
    }
}

package cn.doorplate.place;

/** The five levels of the national statistical division, each known by the length of its codes (统计用区划代码编制规则). */
public enum RegionLevel {
    /** 省、自治区、直辖市. */
    PROVINCE(2),
    /** 市、州. */
    CITY(4),
    /** 县、区. */
    COUNTY(6),
    /** 街道、乡镇. */
    STREET(9),
    /** 社区、村. */
    COMMUNITY(12);

    private final int digits;

    RegionLevel(int digits) {
        this.digits = digits;
    }

    /** The number of digits that a code of this level has. */
    public int digits() {
        return digits;
    }
}

package cn.doorplate.hall;

import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;

/** At the desk of which level applications arrive. */
enum ServiceDeskLevel {
    COMMUNITY(RegionLevel.COMMUNITY),
    STREET(RegionLevel.STREET),
    COUNTY(RegionLevel.COUNTY);

    private final RegionLevel level;

    ServiceDeskLevel(RegionLevel level) {
        this.level = level;
    }

    /** The desk that answers for a place; for one that is wider than that, its own. */
    RegionCode desk(RegionCode place) {
        return place.level().compareTo(level) <= 0 ? place : place.at(level);
    }
}

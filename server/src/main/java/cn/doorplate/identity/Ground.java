package cn.doorplate.identity;

import cn.doorplate.place.Building;
import cn.doorplate.place.Compound;
import cn.doorplate.place.Grid;
import cn.doorplate.place.GridKind;
import cn.doorplate.place.Region;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.Unit;
import java.util.function.Predicate;

/** The sorts of place at which roles hold. */
enum Ground {
    DOOR(place -> place instanceof Building || place instanceof Unit),
    TEN_HOUSEHOLDS(place -> place instanceof Grid grid && grid.kind() == GridKind.TEN_HOUSEHOLD_UNIT),
    GRID(place -> place instanceof Grid grid && grid.kind() == GridKind.GRID),
    COMPOUND(Compound.class::isInstance),
    COMMUNITY(place -> isRegion(place, RegionLevel.COMMUNITY)),
    STREET(place -> isRegion(place, RegionLevel.STREET)),
    COUNTY(place -> isRegion(place, RegionLevel.COUNTY)),
    /** Of mediators and units: up to the county. */
    COMMUNITY_TO_COUNTY(place -> COMMUNITY.bears(place) || STREET.bears(place) || COUNTY.bears(place)),
    /** Of operators: a county, or more. */
    COUNTY_TO_PROVINCE(
            place -> COUNTY.bears(place) || isRegion(place, RegionLevel.CITY) || isRegion(place, RegionLevel.PROVINCE));

    private final Predicate<Object> bears;

    Ground(Predicate<Object> bears) {
        this.bears = bears;
    }

    /** @param place a region, grid, compound, building or unit */
    boolean bears(Object place) {
        return bears.test(place);
    }

    private static boolean isRegion(Object place, RegionLevel level) {
        return place instanceof Region region && region.level() == level;
    }
}

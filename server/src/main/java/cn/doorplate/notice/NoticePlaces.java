package cn.doorplate.notice;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;

/** Places as notices name them. */
final class NoticePlaces {

    private NoticePlaces() {}

    static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    /** Notices lie in counties or below, for nobody above publishes any. */
    static RegionCode county(PlacePath path) {
        return path.region().at(RegionLevel.COUNTY);
    }
}

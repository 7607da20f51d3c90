package cn.doorplate.station;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import org.springframework.stereotype.Component;

/** The regions whose stations somebody keeps. */
@Component
class StationKeeping {

    private final PlacePaths paths;

    StationKeeping(PlacePaths paths) {
        this.paths = paths;
    }

    /** @throws Declined NOT_FOUND at the field if it is no region where the viewer keeps stations */
    RegionCode region(Viewer viewer, String typed, String field) {
        return RegionCode.parse(typed)
                .filter(code -> paths.of(Station.region(code))
                        .filter(path -> viewer.may(Permission.KEEP_STATIONS, path))
                        .isPresent())
                .orElseThrow(() -> Declined.at(field, CommonErrorCode.NOT_FOUND));
    }

    boolean isThere(RegionCode region) {
        return paths.of(Station.region(region)).isPresent();
    }
}

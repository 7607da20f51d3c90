package cn.doorplate.hall;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.HangingPlates;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.PlateCode;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where somebody is, and which regions somebody answers for. */
@Component
class HallPlaces {

    private final HangingPlates plates;
    private final PlacePaths paths;

    HallPlaces(HangingPlates plates, PlacePaths paths) {
        this.plates = plates;
        this.paths = paths;
    }

    /** One of these is given. */
    record At(@Nullable String doorplate, @Nullable PlaceInput place) {}

    /** The region in which it lies; empty if there is no such plate or place. */
    Optional<RegionCode> region(At at) {
        PlaceInput place = at.place();
        Optional<PlaceRef> ref = place == null
                ? Optional.ofNullable(at.doorplate()).flatMap(PlateCode::parse).flatMap(plates::placeOf)
                : Optional.of(place.ref());
        return ref.flatMap(paths::of).map(PlacePath::region);
    }

    /** Whether the viewer may do that in a region, which is a county or lies in one. */
    boolean may(Viewer viewer, Permission permission, RegionCode region) {
        return viewer.consented() && holds(viewer, permission, region);
    }

    /** Whether a role of theirs allows it there, whether they agreed to the newest policy yet or not. */
    boolean holds(Viewer viewer, Permission permission, RegionCode region) {
        return viewer.mayAnywhere(permission)
                && region.level().compareTo(RegionLevel.COUNTY) >= 0
                && paths.of(new PlaceRef(PlaceKind.REGION, region.value()))
                        .filter(path -> viewer.may(permission, path))
                        .isPresent();
    }

    /** @throws Declined NOT_FOUND at {@code region} if there is none where the viewer may do that */
    RegionCode kept(Viewer viewer, Permission permission, String code) {
        return RegionCode.parse(code)
                .filter(region -> may(viewer, permission, region))
                .orElseThrow(() -> Declined.at("region", CommonErrorCode.NOT_FOUND));
    }

    /** @throws Denied NOT_FOUND if there is none where the viewer may do that */
    RegionCode read(Viewer viewer, Permission permission, String code) {
        return RegionCode.parse(code)
                .filter(region -> may(viewer, permission, region))
                .orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
    }

    /** The codes of a region and of all that can lie in it, level by level. */
    static List<ServiceMapper.Range> within(RegionCode region) {
        return List.of(RegionLevel.COUNTY, RegionLevel.STREET, RegionLevel.COMMUNITY).stream()
                .filter(level -> level.compareTo(region.level()) >= 0)
                .map(level -> level == region.level()
                        ? new ServiceMapper.Range(region.value(), region.value())
                        : new ServiceMapper.Range(region.firstBelow(level), region.lastBelow(level)))
                .toList();
    }
}

package cn.doorplate.upkeep;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** May they, here? What is not there is denied as what is another's is: nobody learns the one from the other. */
@Component
class Permits {

    private final PlacePaths paths;

    Permits(PlacePaths paths) {
        this.paths = paths;
    }

    /**
     * The path of the place.
     *
     * @throws Denied NOT_FOUND if there is no such place, or it is not for them
     */
    PlacePath require(Viewer viewer, Permission permission, PlaceRef place) {
        return require(viewer, permission, paths.of(place));
    }

    /** The same for a household. */
    PlacePath requireHousehold(Viewer viewer, Permission permission, long household) {
        Map<Long, PlacePath> found = paths.ofHouseholds(Set.of(household));
        return require(viewer, permission, Optional.ofNullable(found.get(household)));
    }

    /** At the area in which something is to lie; where no area is named, at the place around it. */
    void requireInside(Viewer viewer, Permission permission, @Nullable Long grid, PlaceRef around) {
        require(viewer, permission, grid == null ? around : new PlaceRef(PlaceKind.GRID, grid));
    }

    private static PlacePath require(Viewer viewer, Permission permission, Optional<PlacePath> path) {
        PlacePath there = path.orElseThrow(Permits::notFound);
        viewer.require(permission, there);
        return there;
    }

    /** A role by which they may, there. */
    Role roleFor(Viewer viewer, Permission permission, PlacePath there) {
        return viewer.grants().stream()
                .filter(grant -> permission.comesWith(grant.role()) && there.contains(grant.place()))
                .map(Grant::role)
                .findFirst()
                .orElseThrow(Permits::notFound);
    }

    /** Reads an opaque id. What is none names nothing. */
    static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> notFound());
    }

    static @Nullable Long idOrNull(@Nullable String opaque) {
        return opaque == null ? null : id(opaque);
    }

    static RegionCode region(String code) {
        return RegionCode.parse(code).orElseThrow(Permits::notFound);
    }

    static PlaceRef at(RegionCode region) {
        return new PlaceRef(PlaceKind.REGION, region.value());
    }

    static Denied notFound() {
        return new Denied(Denied.Why.NOT_FOUND);
    }
}

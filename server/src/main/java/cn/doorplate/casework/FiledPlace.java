package cn.doorplate.casework;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Location;
import org.jspecify.annotations.Nullable;

/**
 * Where a case is filed.
 *
 * @param place as near as is known; the community for a spot in the open
 * @param path by which its desk is found: of the nearest building for a spot
 * @param plate from which it was filed
 * @param words what is said of the place beside its name
 */
record FiledPlace(
        PlaceRef place,
        PlacePath path,
        @Nullable Location location,
        @Nullable String plate,
        @Nullable String words) {

    RegionCode community() {
        return path.region();
    }

    @Nullable Long buildingId() {
        return first(PlaceKind.BUILDING);
    }

    @Nullable Long unitId() {
        return first(PlaceKind.UNIT);
    }

    @Nullable Long compoundId() {
        return first(PlaceKind.COMPOUND);
    }

    /** The widest of the areas around: the grid. */
    @Nullable Long gridId() {
        return path.places().stream()
                .filter(it -> it.kind() == PlaceKind.GRID)
                .reduce((one, other) -> other)
                .map(PlaceRef::id)
                .orElse(null);
    }

    private @Nullable Long first(PlaceKind kind) {
        return path.places().stream()
                .filter(it -> it.kind() == kind)
                .findFirst()
                .map(PlaceRef::id)
                .orElse(null);
    }
}

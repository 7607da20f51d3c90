package cn.doorplate.station;

import cn.doorplate.place.Building;
import cn.doorplate.place.HangingPlates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.PlateCode;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where on the map the door is at which somebody asks. */
@Component
class StationDoors {

    private final HangingPlates plates;
    private final PlacePaths paths;
    private final Places places;

    StationDoors(HangingPlates plates, PlacePaths paths, Places places) {
        this.plates = plates;
        this.paths = paths;
        this.places = places;
    }

    /** One of these is given. Says nothing of where somebody is. */
    record At(
            @Nullable Location location,
            @Nullable String doorplate,
            @Nullable String building) {

        @Override
        public String toString() {
            return "At[…]";
        }
    }

    /** In GCJ-02; empty if there is no such door, or nobody knows where it is. */
    Optional<Location> location(At at) {
        String plate = at.doorplate();
        return plate == null
                ? Optional.ofNullable(at.building())
                        .flatMap(StationDoors::building)
                        .flatMap(this::location)
                : PlateCode.parse(plate)
                        .flatMap(plates::placeOf)
                        .flatMap(paths::of)
                        .flatMap(path -> path.places().stream()
                                .filter(place -> place.kind() == PlaceKind.BUILDING)
                                .findFirst())
                        .flatMap(this::location);
    }

    private Optional<Location> location(PlaceRef building) {
        return places.of(List.of(building)).get(building) instanceof Building found
                ? Optional.ofNullable(found.location())
                : Optional.empty();
    }

    private static Optional<PlaceRef> building(String opaque) {
        try {
            return Optional.of(new PlaceRef(PlaceKind.BUILDING, Ids.fromOpaque(opaque)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

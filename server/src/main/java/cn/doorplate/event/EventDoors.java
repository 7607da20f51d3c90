package cn.doorplate.event;

import cn.doorplate.place.Building;
import cn.doorplate.place.HangingPlates;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.PlateCode;
import cn.doorplate.shared.Location;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door at which somebody asks what is on. */
@Component
class EventDoors {

    private final HangingPlates plates;
    private final PlacePaths paths;
    private final Places places;

    EventDoors(HangingPlates plates, PlacePaths paths, Places places) {
        this.plates = plates;
        this.paths = paths;
        this.places = places;
    }

    /** One of these is given. */
    record At(@Nullable String doorplate, @Nullable PlaceInput place) {}

    /** Empty if there is no such plate or place. */
    Optional<PlacePath> path(At at) {
        PlaceInput place = at.place();
        Optional<PlaceRef> ref = place == null
                ? Optional.ofNullable(at.doorplate()).flatMap(PlateCode::parse).flatMap(plates::placeOf)
                : Optional.of(place.ref());
        return ref.flatMap(paths::of);
    }

    /** Where the door is on the map; empty where nobody knows. */
    Optional<Location> location(PlacePath path) {
        return path.places().stream()
                .filter(place -> place.kind() == PlaceKind.BUILDING)
                .findFirst()
                .flatMap(this::location);
    }

    private Optional<Location> location(PlaceRef building) {
        return places.of(List.of(building)).get(building) instanceof Building found
                ? Optional.ofNullable(found.location())
                : Optional.empty();
    }
}

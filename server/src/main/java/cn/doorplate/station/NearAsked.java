package cn.doorplate.station;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Location;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what somebody looks for around a point. */
@Component
class NearAsked {

    private static final int FARTHEST = 50_000;
    private static final int MOST = 20;

    private final StationDoors doors;

    NearAsked(StationDoors doors) {
        this.doors = doors;
    }

    /** @throws Declined LOCATION if it is not on the map; PLACE for a door that is none, or is nowhere on it */
    Location point(StationDoors.At at) {
        Location point = at.location();
        if (point != null) {
            if (!MapPoints.isOnMap(point)) {
                throw Declined.at("at.location", StationErrorCode.LOCATION);
            }
            return point;
        }
        return doors.location(at).orElseThrow(() -> Declined.at("at", StationErrorCode.PLACE));
    }

    /** @throws Declined RANGE */
    NearWanted wanted(
            int radiusMetres,
            @Nullable List<StationKind> kinds,
            @Nullable List<AmenityKind> amenities,
            boolean openNow) {
        Faults faults = new Faults();
        faults.addIf(radiusMetres < 1 || radiusMetres > FARTHEST, StationErrorCode.RANGE, "radiusMetres", 1, FARTHEST);
        faults.addIf(kinds != null && kinds.size() > MOST, StationErrorCode.RANGE, "kinds", 0, MOST);
        faults.addIf(amenities != null && amenities.size() > MOST, StationErrorCode.RANGE, "amenities", 0, MOST);
        faults.decline();
        return new NearWanted(radiusMetres, set(kinds), set(amenities), openNow);
    }

    static <T> Set<T> set(@Nullable List<T> given) {
        return given == null || given.isEmpty() ? Set.of() : Set.copyOf(given);
    }
}

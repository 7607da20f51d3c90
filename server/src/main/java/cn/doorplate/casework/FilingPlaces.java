package cn.doorplate.casework;

import cn.doorplate.place.HangingPlates;
import cn.doorplate.place.NearestBuilding;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.PlateCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds where a case is: of a plate or a place all is known, of a spot in the open the nearest building says it. */
@Component
class FilingPlaces {

    /** Characters of what is said of a spot. */
    static final int LONGEST_WORDS = 100;

    private static final int LONGEST_DOOR = 32;
    private static final String AT = "at";

    private final HangingPlates plates;
    private final NearestBuilding nearest;
    private final PlacePaths paths;

    FilingPlaces(HangingPlates plates, NearestBuilding nearest, PlacePaths paths) {
        this.plates = plates;
        this.nearest = nearest;
        this.paths = paths;
    }

    /**
     * A handful of statements.
     *
     * @param door behind which, of a building or unit
     * @throws Declined PLACE or NOBODY_NEAR, or for words that may not stand there
     */
    FiledPlace find(CasePlaceInput at, @Nullable String door) {
        String behind = SaidText.optional("door", door, LONGEST_DOOR);
        CasePlaceInput.Spot spot = at.spot();
        if (spot != null) {
            return spot(spot, behind);
        }
        String typed = at.doorplate();
        FiledPlace found = typed == null ? place(at.place(), behind) : plate(typed, behind);
        if (behind != null && found.buildingId() == null) {
            throw Declined.at("door", CaseErrorCode.PLACE);
        }
        return found;
    }

    private FiledPlace plate(String typed, @Nullable String door) {
        PlateCode code = PlateCode.parse(typed).orElseThrow(() -> noPlace("at.doorplate"));
        PlaceRef place = plates.placeOf(code).orElseThrow(() -> noPlace("at.doorplate"));
        return new FiledPlace(place, path(place, "at.doorplate"), null, code.toString(), door);
    }

    private FiledPlace place(@Nullable PlaceInput input, @Nullable String door) {
        if (input == null) {
            throw noPlace(AT);
        }
        PlaceRef place = ref(input);
        return new FiledPlace(place, path(place, "at.place"), null, null, door);
    }

    private FiledPlace spot(CasePlaceInput.Spot spot, @Nullable String door) {
        String words = SaidText.required("at.spot.words", spot.words(), LONGEST_WORDS);
        Location location = spot.location();
        if (location != null && !isOnEarth(location)) {
            throw noPlace("at.spot.location");
        }
        PlaceRef building = building(spot, location);
        PlacePath path = path(building, "at.spot");
        PlaceRef community = new PlaceRef(PlaceKind.REGION, path.region().value());
        return new FiledPlace(community, path, location, null, door == null ? words : words + " " + door);
    }

    /** The one that was named; else the nearest. */
    private PlaceRef building(CasePlaceInput.Spot spot, @Nullable Location location) {
        String named = spot.building();
        if (named != null) {
            return new PlaceRef(PlaceKind.BUILDING, Ids.fromOpaque(named, () -> noPlace("at.spot.building")));
        }
        if (location == null) {
            throw noPlace("at.spot");
        }
        return nearest.to(location).orElseThrow(() -> Declined.at("at.spot.location", CaseErrorCode.NOBODY_NEAR));
    }

    private PlacePath path(PlaceRef place, String field) {
        return paths.of(place)
                .filter(path -> path.region().level() == RegionLevel.COMMUNITY)
                .orElseThrow(() -> noPlace(field));
    }

    private static PlaceRef ref(PlaceInput input) {
        try {
            return input.ref();
        } catch (BadInput e) {
            throw noPlace("at.place");
        }
    }

    private static boolean isOnEarth(Location location) {
        return Math.abs(location.longitude()) <= 180 && Math.abs(location.latitude()) <= 90;
    }

    private static Declined noPlace(String field) {
        return Declined.at(field, CaseErrorCode.PLACE);
    }
}

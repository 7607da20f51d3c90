package cn.doorplate.event;

import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.LineCheck;
import cn.doorplate.shared.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where an event stands, and where it is held. */
@Component
class EventPlaces {

    static final int MOST = 20;

    private final PlacePaths paths;

    EventPlaces(PlacePaths paths) {
        this.paths = paths;
    }

    static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    /** Whether it is more than a community. */
    static boolean isWide(PlaceRef place) {
        return place.kind() == PlaceKind.REGION && new RegionCode(place.id()).level() != RegionLevel.COMMUNITY;
    }

    /** Events lie in counties or below, for nobody above publishes any. */
    static PlaceRef county(PlacePath path) {
        return region(path.region().at(RegionLevel.COUNTY));
    }

    /** Each once, all of the publisher's own. */
    List<PlaceRef> standing(List<PlaceInput> given, RegionCode publisher, Faults faults) {
        faults.addIf(given.isEmpty() || given.size() > MOST, EventErrorCode.PLACE, "content.places");
        if (given.size() > MOST) {
            return List.of();
        }
        List<@Nullable PlaceRef> refs = new ArrayList<>();
        given.forEach(each -> refs.add(ref(each)));
        List<PlaceRef> known = refs.stream().filter(Objects::nonNull).distinct().toList();
        Map<PlaceRef, PlacePath> found = paths.of(known);
        for (int i = 0; i < refs.size(); i++) {
            PlaceRef ref = refs.get(i);
            PlacePath path = ref == null ? null : found.get(ref);
            boolean own = path != null && path.contains(region(publisher));
            faults.addIf(!own, EventErrorCode.PLACE, "content.places[" + i + "]");
        }
        return known;
    }

    /** A building may be another's: a hall is borrowed. */
    EventVenue venue(EventContentInput input, Faults faults) {
        Long building = null;
        if (input.building() != null) {
            building = building(input.building());
            faults.addIf(building == null, EventErrorCode.PLACE, "content.building");
        }
        Location location = input.location();
        faults.addIf(location != null && !isOnEarth(location), EventErrorCode.PLACE, "content.location");
        return new EventVenue(LineCheck.line(input.venue()), building, building == null ? location : null);
    }

    private @Nullable Long building(String given) {
        try {
            PlaceRef ref = new PlaceRef(PlaceKind.BUILDING, Ids.fromOpaque(given));
            return paths.of(ref).isPresent() ? ref.id() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Null for what can be no place of an event. */
    private static @Nullable PlaceRef ref(PlaceInput place) {
        try {
            PlaceRef ref = place.ref();
            return ref.kind() == PlaceKind.UNIT ? null : ref;
        } catch (BadInput e) {
            return null;
        }
    }

    private static boolean isOnEarth(Location location) {
        return Math.abs(location.longitude()) <= 180 && Math.abs(location.latitude()) <= 90;
    }
}

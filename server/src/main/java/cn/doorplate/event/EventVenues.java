package cn.doorplate.event;

import cn.doorplate.place.Building;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.shared.GreatCircle;
import cn.doorplate.shared.Location;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The buildings in which events are, and where on the map those lie. */
@Component
class EventVenues {

    private final Places places;

    EventVenues(Places places) {
        this.places = places;
    }

    /** Those that are there, by event. */
    Map<Event, Building> buildings(Collection<Event> events) {
        Map<PlaceRef, Object> found = places.of(events.stream()
                .map(event -> event.content().venue().building())
                .filter(Objects::nonNull)
                .map(EventVenues::building)
                .distinct()
                .toList());
        Map<Event, Building> buildings = new HashMap<>();
        events.forEach(event -> {
            Long id = event.content().venue().building();
            if (id != null && found.get(building(id)) instanceof Building building) {
                buildings.put(event, building);
            }
        });
        return buildings;
    }

    Map<Event, Location> locations(Collection<Event> events) {
        Map<Event, Building> buildings = buildings(events);
        Map<Event, Location> locations = new HashMap<>();
        events.forEach(event -> {
            Building building = buildings.get(event);
            Location known = building == null ? event.content().venue().location() : building.location();
            if (known != null) {
                locations.put(event, known);
            }
        });
        return locations;
    }

    /** @param metres along a great circle; false where nobody knows */
    boolean isWithin(Event event, Location from, int metres) {
        Location there = locations(List.of(event)).get(event);
        return there != null && GreatCircle.metres(from, there) <= metres;
    }

    private static PlaceRef building(long id) {
        return new PlaceRef(PlaceKind.BUILDING, id);
    }
}

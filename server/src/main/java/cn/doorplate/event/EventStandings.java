package cn.doorplate.event;

import cn.doorplate.event.EventStandingMapper.Standing;
import cn.doorplate.place.PlaceChanges;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.Scope;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts events where they are found by doors and by people, and takes them away; plates' pages follow within a second. */
@Component
class EventStandings {

    private static final Comparator<Standing> BY_KEY = Comparator.comparing(Standing::placeKind)
            .thenComparing(Standing::placeId)
            .thenComparing(Standing::audience);

    private final EventStandingMapper rows;
    private final PlacePaths paths;
    private final PlaceChanges changes;

    EventStandings(EventStandingMapper rows, PlacePaths paths, PlaceChanges changes) {
        this.rows = rows;
        this.paths = paths;
        this.changes = changes;
    }

    /** It stands there from now on, and nowhere else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(long event, EventContent content) {
        rows.remove(event);
        rows.insert(standings(event, content).sorted(BY_KEY).toList());
        changed(content.places());
    }

    /** It stands nowhere any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(long event, EventContent content) {
        rows.remove(event);
        changed(content.places());
    }

    private Stream<Standing> standings(long event, EventContent content) {
        Stream<Standing> doors =
                content.places().stream().map(place -> standing(event, content, place, EventStandingMapper.DOOR));
        Stream<Standing> people = content.seats().audiences().stream()
                .flatMap(audience -> placesOf(audience, content).stream()
                        .map(place -> standing(event, content, place, audience.name())));
        return Stream.concat(doors, people);
    }

    private Set<PlaceRef> placesOf(EventAudience audience, EventContent content) {
        if (audience != EventAudience.RIDERS) {
            return new LinkedHashSet<>(content.places());
        }
        Set<PlaceRef> counties = new LinkedHashSet<>();
        paths.of(content.places()).values().forEach(path -> counties.add(EventPlaces.county(path)));
        return counties;
    }

    private static Standing standing(long event, EventContent content, PlaceRef place, String audience) {
        return new Standing(
                place.kind().name(),
                place.id(),
                audience,
                content.times().startsAt(),
                event,
                content.kind(),
                content.times().endsAt());
    }

    /** What the plates of these places show has changed. */
    void changed(List<PlaceRef> places) {
        changes.changed(places.stream().map(EventStandings::scope).toArray(Scope[]::new));
    }

    private static Scope scope(PlaceRef place) {
        return switch (place.kind()) {
            case REGION -> Scope.region(new RegionCode(place.id()));
            case GRID -> Scope.grid(place.id());
            case COMPOUND -> Scope.compound(place.id());
            case BUILDING -> Scope.building(place.id());
            case UNIT -> throw new IllegalStateException("no event stands at a unit");
        };
    }
}

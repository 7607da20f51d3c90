package cn.doorplate.event;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What somebody is at the places of an event. */
@Component
class SignUpAudiences {

    private final PlacePaths paths;

    SignUpAudiences(PlacePaths paths) {
        this.paths = paths;
    }

    /** By the roles that they hold now; a few statements, and none where an event is for everyone. */
    Set<EventAudience> of(Supplier<List<Grant>> held, EventContent content) {
        Set<EventAudience> found = EnumSet.of(EventAudience.EVERYONE);
        if (content.seats().audiences().equals(List.of(EventAudience.EVERYONE))) {
            return found;
        }
        List<Grant> grants = held.get();
        if (grants.isEmpty()) {
            return found;
        }
        Set<PlaceRef> all = new HashSet<>(content.places());
        grants.forEach(grant -> all.add(grant.place()));
        Map<PlaceRef, PlacePath> where = paths.of(all);
        for (Grant grant : grants) {
            PlacePath at = where.get(grant.place());
            if (at != null && content.places().stream().anyMatch(place -> concerns(grant.role(), at, place, where))) {
                found.add(audience(grant.role()));
            }
        }
        return found;
    }

    /** What a role makes of somebody, where it holds. */
    static EventAudience audience(Role role) {
        return switch (role) {
            case RESIDENT -> EventAudience.RESIDENTS;
            case RIDER -> EventAudience.RIDERS;
            default -> EventAudience.STAFF;
        };
    }

    private static boolean concerns(Role role, PlacePath at, PlaceRef place, Map<PlaceRef, PlacePath> where) {
        PlacePath event = where.get(place);
        return switch (role) {
            case RESIDENT -> at.contains(place);
            case RIDER -> event != null && event.contains(at.place());
            default -> at.contains(place) || (event != null && event.contains(at.place()));
        };
    }
}

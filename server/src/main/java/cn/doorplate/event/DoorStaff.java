package cn.doorplate.event;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who stands at the door of an event: its publisher's staff, and those to whose places it comes, grid workers among them. What is for
 * a whole street or county comes to nobody below: its roster is for who holds it.
 */
@Component
class DoorStaff {

    private final Events events;
    private final PlacePaths paths;

    DoorStaff(Events events, PlacePaths paths) {
        this.events = events;
        this.paths = paths;
    }

    /** One that everyone has seen; empty if the viewer has nothing to do at its door. */
    Optional<Event> find(Viewer viewer, long id) {
        return events.find(id).filter(event -> event.row().publishedAt() != null && mayStand(viewer, event));
    }

    private boolean mayStand(Viewer viewer, Event event) {
        return events.may(viewer, Permission.CHECK_IN_EVENTS, event.row().region())
                || (viewer.consented() && worksThere(viewer, event));
    }

    private boolean worksThere(Viewer viewer, Event event) {
        List<PlaceRef> places = event.content().places();
        return paths.of(places).values().stream().anyMatch(path -> viewer.may(Permission.CHECK_IN_EVENTS, path))
                || worksAcross(
                        viewer,
                        places.stream()
                                .filter(place -> !EventPlaces.isWide(place))
                                .toList());
    }

    private boolean worksAcross(Viewer viewer, List<PlaceRef> near) {
        return !near.isEmpty()
                && viewer.grants().stream()
                        .filter(grant -> Permission.CHECK_IN_EVENTS.comesWith(grant.role()))
                        .anyMatch(grant -> !paths.meeting(grant.place(), near).isEmpty());
    }
}

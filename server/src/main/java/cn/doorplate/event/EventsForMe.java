package cn.doorplate.event;

import cn.doorplate.event.EventStandingMapper.Range;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Where what stands is for somebody: by where they live, ride and work. */
@Component
class EventsForMe {

    private final PlacePaths paths;

    EventsForMe(PlacePaths paths) {
        this.paths = paths;
    }

    Set<Range> ranges(Viewer viewer) {
        Map<PlaceRef, PlacePath> where =
                paths.of(viewer.grants().stream().map(Grant::place).collect(Collectors.toSet()));
        Set<Range> ranges = new LinkedHashSet<>();
        for (Grant grant : viewer.grants()) {
            PlacePath path = where.get(grant.place());
            if (path != null) {
                EventLists.add(ranges, path, EventAudience.EVERYONE.name());
                EventLists.add(
                        ranges, path, SignUpAudiences.audience(grant.role()).name());
            }
        }
        return ranges;
    }
}

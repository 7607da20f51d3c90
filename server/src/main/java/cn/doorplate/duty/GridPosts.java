package cn.doorplate.duty;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.PlaceRemoved;
import cn.doorplate.place.Places;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Areas of communities as posts. */
@Component
class GridPosts implements DutyPosts {

    private final PlacePaths paths;
    private final Places places;
    private final DutyRosters rosters;

    GridPosts(PlacePaths paths, Places places, DutyRosters rosters) {
        this.paths = paths;
        this.places = places;
        this.rosters = rosters;
    }

    @Override
    public DutyPostKind kind() {
        return DutyPostKind.GRID;
    }

    @Override
    public Map<Long, DutyPlace> of(Collection<Long> ids) {
        List<PlaceRef> refs =
                ids.stream().map(id -> new PlaceRef(PlaceKind.GRID, id)).toList();
        Map<PlaceRef, PlacePath> where = paths.of(refs);
        Map<PlaceRef, Object> known = places.of(refs);
        Map<Long, DutyPlace> found = new HashMap<>();
        refs.forEach(ref -> {
            PlacePath path = where.get(ref);
            @Nullable String name = Places.nameOf(known.get(ref));
            if (path != null && name != null) {
                found.put(ref.id(), new DutyPlace(path, name));
            }
        });
        return found;
    }

    @EventListener
    void on(PlaceRemoved removed) {
        if (removed.place().kind() == PlaceKind.GRID) {
            rosters.close(new DutyPost(DutyPostKind.GRID, removed.place().id()));
        }
    }
}

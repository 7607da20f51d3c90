package cn.doorplate.stay;

import cn.doorplate.duty.DutyPlace;
import cn.doorplate.duty.DutyPostKind;
import cn.doorplate.duty.DutyPosts;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.station.Station;
import cn.doorplate.station.Stations;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Stations as posts at which somebody can be on duty. */
@Component
class StationPosts implements DutyPosts {

    private final Stations stations;
    private final PlacePaths paths;

    StationPosts(Stations stations, PlacePaths paths) {
        this.stations = stations;
        this.paths = paths;
    }

    @Override
    public DutyPostKind kind() {
        return DutyPostKind.STATION;
    }

    @Override
    public Map<Long, DutyPlace> of(Collection<Long> ids) {
        Collection<Station> found = stations.of(ids).values();
        Map<PlaceRef, PlacePath> where = paths.of(found.stream()
                .flatMap(it -> Stream.of(it.place(), community(it)))
                .collect(Collectors.toSet()));
        Map<Long, DutyPlace> posts = new HashMap<>();
        for (Station station : found) {
            PlacePath path = where.getOrDefault(station.place(), where.get(community(station)));
            if (path != null) {
                posts.put(station.number(), new DutyPlace(path, station.name()));
            }
        }
        return posts;
    }

    /** In which it stays when its building is no more. */
    private static PlaceRef community(Station station) {
        return new PlaceRef(PlaceKind.REGION, station.community().value());
    }
}

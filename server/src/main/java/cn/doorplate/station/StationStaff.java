package cn.doorplate.station;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Who works at a station, and who keeps it: asked of the path of its building, or of its community. */
@Service
public class StationStaff {

    private final PlacePaths paths;

    StationStaff(PlacePaths paths) {
        this.paths = paths;
    }

    /** Whether the viewer, who has agreed to the policy, may do that there. */
    public boolean may(Viewer viewer, Permission permission, Station station) {
        return !those(viewer, permission, List.of(station)).isEmpty();
    }

    /** Those of these where the viewer may do that; a handful of statements. */
    public Set<Station> those(Viewer viewer, Permission permission, Collection<Station> stations) {
        if (!viewer.mayAnywhere(permission) || !viewer.consented()) {
            return Set.of();
        }
        return paths(stations).entrySet().stream()
                .filter(it -> viewer.may(permission, it.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** @throws Declined NOT_FOUND at {@code station} unless the viewer works there */
    public void requireStaff(Viewer viewer, Station station) {
        if (!may(viewer, Permission.WORK_AT_STATIONS, station)) {
            throw Declined.at("station", CommonErrorCode.NOT_FOUND);
        }
    }

    /** Where it lies, for whoever asks for other roles there; of one whose building is gone, its community. */
    public Optional<PlacePath> path(Station station) {
        return Optional.ofNullable(paths(List.of(station)).get(station));
    }

    private Map<Station, PlacePath> paths(Collection<Station> stations) {
        Map<PlaceRef, PlacePath> known = paths.of(stations.stream()
                .flatMap(it -> Stream.of(it.place(), Station.region(it.community())))
                .distinct()
                .toList());
        Map<Station, PlacePath> found = new HashMap<>();
        stations.forEach(station -> Stream.of(station.place(), Station.region(station.community()))
                .map(known::get)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(path -> found.put(station, path)));
        return found;
    }

    /**
     * A region in which the viewer works at stations, at all of them or at some: a grid worker in the community of the grid.
     *
     * @throws Denied FORBIDDEN if the viewer works nowhere; NOT_FOUND if there is nothing of theirs in it
     */
    RegionCode region(Viewer viewer, String within) {
        RegionCode region = RegionCode.asked(within);
        PlaceRef asked = Station.region(region);
        PlacePath there = paths.of(asked).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        List<PlaceRef> own = viewer.grants().stream()
                .filter(grant -> Permission.WORK_AT_STATIONS.comesWith(grant.role()))
                .map(Grant::place)
                .toList();
        boolean some = region.level() == RegionLevel.COMMUNITY
                && paths.of(own).values().stream().anyMatch(path -> path.contains(asked));
        if (!some) {
            viewer.require(Permission.WORK_AT_STATIONS, there);
        }
        return region;
    }
}

package cn.doorplate.station;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Location;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows the stations of a map's box. Of a city they are counted in memory, each time; of more by the database, and what it counted is
 * kept for a short while.
 */
@Component
class StationClustering {

    private static final int WIDEST_ZOOM = 3;
    private static final int CLOSEST_ZOOM = 20;

    /** Cells that are looked at in memory. */
    private static final int IN_MEMORY = 1_500;

    private static final Duration KEPT = Duration.ofSeconds(20);
    private static final int BOXES = 1_000;

    private final StationTiles tiles;
    private final ClusterMapper rows;
    private final Stations stations;
    private final Openings openings;
    private final Cache<Wide, List<StationCluster>> wide =
            Caffeine.newBuilder().maximumSize(BOXES).expireAfterWrite(KEPT).build();

    StationClustering(StationTiles tiles, ClusterMapper rows, Stations stations, Openings openings) {
        this.tiles = tiles;
        this.rows = rows;
        this.stations = stations;
        this.openings = openings;
    }

    /** Whole cells of a grid, so that nobody's own box is kept. */
    private record Wide(ClusterGrid grid, MapBox cells, Set<StationKind> kinds) {}

    /** @throws Declined LOCATION, RANGE */
    List<StationCluster> of(MapBox given, int zoom, Set<StationKind> kinds) {
        Faults faults = new Faults();
        faults.addIf(!given.isFinite(), StationErrorCode.LOCATION, "box");
        faults.addIf(given.isFinite() && given.isEmpty(), StationErrorCode.RANGE, "box", WIDEST_ZOOM, CLOSEST_ZOOM);
        faults.addIf(
                zoom < WIDEST_ZOOM || zoom > CLOSEST_ZOOM, StationErrorCode.RANGE, "zoom", WIDEST_ZOOM, CLOSEST_ZOOM);
        faults.decline();
        MapBox box = given.onMap();
        if (box.isEmpty()) {
            throw Declined.at("box", StationErrorCode.LOCATION);
        }
        ClusterGrid grid = ClusterGrid.of(box, zoom);
        MapBox cells = grid.aligned(box);
        long looked = StationCell.count(cells.southWest(), cells.northEast());
        return looked <= IN_MEMORY
                ? counted(grid, cells, kinds)
                : wide.get(new Wide(grid, cells, kinds), it -> read(grid, cells, kinds));
    }

    private List<StationCluster> counted(ClusterGrid grid, MapBox cells, Set<StationKind> kinds) {
        Instant now = stations.now();
        Map<ClusterGrid.Cell, Sum> sums = new HashMap<>();
        for (PlacedStation each : tiles.in(StationCell.within(cells.southWest(), cells.northEast()))) {
            Location point = each.card().location();
            boolean wanted = kinds.isEmpty() || kinds.contains(each.card().kind());
            if (wanted && cells.holds(point)) {
                sums.computeIfAbsent(grid.cell(point), cell -> new Sum()).add(each);
            }
        }
        return sums.entrySet().stream()
                .map(it -> it.getValue().cluster(it.getKey(), now))
                .toList();
    }

    private final class Sum {

        private int count;
        private double longitude;
        private double latitude;
        private @Nullable PlacedStation one;

        void add(PlacedStation each) {
            count++;
            longitude += each.card().location().longitude();
            latitude += each.card().location().latitude();
            one = each;
        }

        StationCluster cluster(ClusterGrid.Cell cell, Instant now) {
            Location centre = new Location(longitude / count, latitude / count);
            Station alone = count == 1 ? Objects.requireNonNull(one).at(now, openings) : null;
            return new StationCluster(cell.key(), count, alone == null ? centre : alone.location(), alone);
        }
    }

    private List<StationCluster> read(ClusterGrid grid, MapBox cells, Set<StationKind> kinds) {
        List<ClusterMapper.Counted> counted = rows.counted(
                StationCell.of(cells.southWest()).row(),
                StationCell.of(cells.northEast()).row(),
                cells,
                grid.size(),
                kinds);
        Collection<Long> alone = counted.stream()
                .filter(it -> it.stations() == 1)
                .map(ClusterMapper.Counted::station)
                .toList();
        Map<Long, Station> known = stations.of(alone);
        return counted.stream()
                .map(it -> new StationCluster(
                        new ClusterGrid.Cell(grid.level(), it.gridRow(), it.gridColumn()).key(),
                        it.stations(),
                        new Location(it.longitude(), it.latitude()),
                        it.stations() == 1 ? known.get(it.station()) : null))
                .toList();
    }
}

package cn.doorplate.alarm;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.Building;
import cn.doorplate.place.Grid;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.GreatCircle;
import cn.doorplate.shared.Location;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Alarms on the map, and counted. */
@Component
class AlarmFiguresDesk {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration LATELY = Duration.ofHours(1);
    private static final int MOST_DAYS = 366;
    private static final int LEAST_METRES = 50;
    private static final int MOST_METRES = 3_000;
    private static final int MOST = 100;

    /** Of those of a county in an hour; a tower on fire has fewer. */
    private static final int MOST_LOOKED_AT = 2_000;

    private final AlarmMapper rows;
    private final AlarmFiguresMapper figures;
    private final AlarmPlaces where;
    private final PlacePaths paths;
    private final Places places;
    private final AlarmClock clock;

    AlarmFiguresDesk(
            AlarmMapper rows,
            AlarmFiguresMapper figures,
            AlarmPlaces where,
            PlacePaths paths,
            Places places,
            AlarmClock clock) {
        this.rows = rows;
        this.figures = figures;
        this.where = where;
        this.paths = paths;
        this.places = places;
        this.clock = clock;
    }

    private PlacePath require(Viewer viewer, PlaceRef place) {
        PlacePath path = paths.of(place).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        viewer.require(Permission.READ_ALARMS, path);
        return path;
    }

    /**
     * Of the last hour, the nearest first; also those beyond the community's border, as far as the viewer's county.
     *
     * @throws Denied if the viewer does not see those at the building
     */
    List<AlarmNearby> around(Viewer viewer, long building, int metres) {
        if (metres < LEAST_METRES || metres > MOST_METRES) {
            throw new BadInput("距离 metres 须在 " + LEAST_METRES + " 到 " + MOST_METRES + " 之间。");
        }
        PlaceRef place = new PlaceRef(PlaceKind.BUILDING, building);
        RegionCode county = require(viewer, place).region().at(RegionLevel.COUNTY);
        Location centre = location(places.of(List.of(place)).get(place));
        List<AlarmRow> late = rows.lately(
                county.firstBelow(RegionLevel.COMMUNITY),
                county.lastBelow(RegionLevel.COMMUNITY),
                clock.now().minus(LATELY),
                MOST_LOOKED_AT);
        if (centre == null || late.isEmpty()) {
            return List.of();
        }
        Map<PlaceRef, Location> located = located(late);
        List<Found> near = new ArrayList<>();
        late.forEach(row -> {
            Location at = located.get(row.place());
            double far = at == null ? Double.MAX_VALUE : GreatCircle.metres(centre, at);
            if (at != null && far <= metres) {
                near.add(new Found(row, at, far));
            }
        });
        near.sort(Comparator.comparingDouble(Found::metres)
                .thenComparing(found -> -found.row().id()));
        List<Found> nearest = near.subList(0, Math.min(MOST, near.size()));
        Map<Long, String> words = where.words(nearest.stream().map(Found::row).toList());
        return nearest.stream()
                .map(found -> new AlarmNearby(
                        found.row(),
                        found.at(),
                        (int) Math.round(found.metres()),
                        words.getOrDefault(found.row().id(), "")))
                .toList();
    }

    private record Found(AlarmRow row, Location at, double metres) {}

    /** Where the buildings stand in which they lie. */
    private Map<PlaceRef, Location> located(List<AlarmRow> alarms) {
        Map<PlaceRef, PlaceRef> buildings = new HashMap<>();
        where.around(alarms)
                .forEach((place, path) -> path.places().stream()
                        .filter(it -> it.kind() == PlaceKind.BUILDING)
                        .findFirst()
                        .ifPresent(building -> buildings.put(place, building)));
        Map<PlaceRef, Object> found =
                places.of(buildings.values().stream().distinct().toList());
        Map<PlaceRef, Location> located = new HashMap<>();
        buildings.forEach((place, building) -> {
            Location at = location(found.get(building));
            if (at != null) {
                located.put(place, at);
            }
        });
        return located;
    }

    private static @Nullable Location location(@Nullable Object place) {
        return place instanceof Building building ? building.location() : null;
    }

    /** @throws Denied if the viewer does not see those of the region */
    AlarmFigures figures(Viewer viewer, RegionCode region, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new BadInput("天数 days 须在 1 到 " + MOST_DAYS + " 之间。");
        }
        require(viewer, new PlaceRef(PlaceKind.REGION, region.value()));
        LocalDate first = LocalDate.ofInstant(clock.now(), ZONE).minusDays(days - 1L);
        List<AlarmFiguresMapper.Row> found = figures.since(
                region.firstBelow(RegionLevel.COMMUNITY),
                region.lastBelow(RegionLevel.COMMUNITY),
                first.atStartOfDay(ZONE).toInstant());
        return new AlarmFigures(
                AlarmCounts.together(
                        found.stream().map(AlarmFiguresMapper.Row::counts).toList()),
                grids(found),
                hours(found));
    }

    private List<AlarmFigures.AlarmGridCounts> grids(List<AlarmFiguresMapper.Row> found) {
        Map<PlaceRef, PlacePath> around = paths.of(
                found.stream().map(AlarmFiguresMapper.Row::place).distinct().toList());
        Map<PlaceRef, List<AlarmCounts>> byGrid = new HashMap<>();
        found.forEach(row -> grid(around.get(row.place())).ifPresent(grid -> add(byGrid, grid, row.counts())));
        Map<PlaceRef, Object> grids = places.of(byGrid.keySet());
        List<AlarmFigures.AlarmGridCounts> counted = new ArrayList<>();
        byGrid.forEach((ref, counts) -> {
            if (grids.get(ref) instanceof Grid grid) {
                counted.add(new AlarmFigures.AlarmGridCounts(grid, AlarmCounts.together(counts)));
            }
        });
        counted.sort(Comparator.comparingInt(
                        (AlarmFigures.AlarmGridCounts it) -> -it.counts().raised())
                .thenComparing(it -> it.grid().name()));
        return counted;
    }

    /** The widest: its zones and ten-household units are its own. */
    private static Optional<PlaceRef> grid(@Nullable PlacePath path) {
        return path == null
                ? Optional.empty()
                : path.places().stream()
                        .filter(it -> it.kind() == PlaceKind.GRID)
                        .reduce((nearer, wider) -> wider);
    }

    private static List<AlarmFigures.AlarmHourCounts> hours(List<AlarmFiguresMapper.Row> found) {
        Map<Integer, List<AlarmCounts>> byHour = new TreeMap<>();
        found.forEach(row -> add(byHour, row.hour(), row.counts()));
        return byHour.entrySet().stream()
                .map(it -> new AlarmFigures.AlarmHourCounts(it.getKey(), AlarmCounts.together(it.getValue())))
                .toList();
    }

    private static <K> void add(Map<K, List<AlarmCounts>> to, K key, AlarmCounts counts) {
        List<AlarmCounts> some = to.get(key);
        if (some == null) {
            some = new ArrayList<>();
            to.put(key, some);
        }
        some.add(counts);
    }
}

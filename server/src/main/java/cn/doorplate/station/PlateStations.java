package cn.doorplate.station;

import cn.doorplate.place.PlateSection;
import cn.doorplate.place.PlateSections;
import cn.doorplate.place.PlateSite;
import cn.doorplate.place.Scope;
import cn.doorplate.shared.GreatCircle;
import cn.doorplate.shared.Location;
import cn.doorplate.shared.Parts;
import cn.doorplate.station.StationMapper.Placed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts the nearest stations on the pages of doors. A page depends on the cells around its door, so what changes at a station has only
 * the pages read again that may show it. It is read from the database, in the snapshot in which the page is.
 */
@Component
@Order(200)
class PlateStations implements PlateSections {

    /** On one page. */
    private static final int MOST = 3;

    private static final double FARTHEST = 2_000;

    /** Cells in one statement; the doors of a community have a dozen. */
    private static final int TOGETHER = 500;

    private final StationMapper rows;
    private final Openings openings;
    private final Stations stations;

    PlateStations(StationMapper rows, Openings openings, Stations stations) {
        this.rows = rows;
        this.openings = openings;
        this.stations = stations;
    }

    @Override
    public Set<Class<? extends PlateSection>> types() {
        return Set.of(PlateStationSection.class);
    }

    @Override
    public Contribution contribute(PlateSite site) {
        return contribute(List.of(site)).get(0);
    }

    /** A statement for where the stations around all these doors are, and one for what those are that are shown. */
    @Override
    public List<Contribution> contribute(List<PlateSite> sites) {
        Set<Location> doors = new LinkedHashSet<>();
        sites.stream().map(PlateSite::location).filter(Objects::nonNull).forEach(doors::add);
        Map<Long, List<Placed>> placed = placed(doors);
        Map<Location, List<Near>> nearest =
                doors.stream().collect(Collectors.toMap(Function.identity(), door -> nearest(door, placed)));
        Map<Long, StationCard> cards = cards(nearest.values());
        Instant now = stations.now();
        return sites.stream()
                .map(PlateSite::location)
                .map(door -> door == null
                        ? Contribution.nothing()
                        : contribution(door, nearest.getOrDefault(door, List.of()), cards, now))
                .toList();
    }

    private record Near(long id, double metres) {}

    private Map<Long, List<Placed>> placed(Set<Location> doors) {
        List<Long> cells = doors.stream()
                .flatMap(door -> around(door).stream())
                .map(StationCell::number)
                .distinct()
                .toList();
        return Parts.of(cells, TOGETHER).stream()
                .flatMap(part -> rows.placed(part).stream())
                .collect(Collectors.groupingBy(Placed::cell));
    }

    private static List<StationCell> around(Location door) {
        return StationCell.around(door, FARTHEST);
    }

    private static List<Near> nearest(Location door, Map<Long, List<Placed>> placed) {
        return around(door).stream()
                .flatMap(cell -> placed.getOrDefault(cell.number(), List.of()).stream())
                .map(it -> new Near(it.id(), GreatCircle.metres(door, it.location())))
                .filter(it -> it.metres() <= FARTHEST)
                .sorted(Comparator.comparingDouble(Near::metres).thenComparingLong(Near::id))
                .limit(MOST)
                .toList();
    }

    private Map<Long, StationCard> cards(Collection<List<Near>> nearest) {
        List<Long> ids =
                nearest.stream().flatMap(List::stream).map(Near::id).distinct().toList();
        return Parts.of(ids, TOGETHER).stream()
                .flatMap(part -> rows.selectByIds(part).stream())
                .collect(Collectors.toMap(StationRow::id, row -> StationCard.of(row, List.of())));
    }

    private Contribution contribution(Location door, List<Near> nearest, Map<Long, StationCard> cards, Instant now) {
        Set<Scope> scopes =
                around(door).stream().map(cell -> Scope.stations(cell.number())).collect(Collectors.toSet());
        List<PlateStation> shown = new ArrayList<>();
        Instant firstChange = null;
        for (Near near : nearest) {
            StationCard card = cards.get(near.id());
            if (card != null) {
                Opening opening = openings.of(card, now);
                shown.add(PlateStation.of(card, near.metres(), OpenWords.now(opening, card.closed(), now)));
                firstChange = earlier(firstChange, opening.until());
            }
        }
        return new Contribution(
                shown.isEmpty() ? List.of() : List.of(PlateStationSection.of(shown)), firstChange, scopes);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}

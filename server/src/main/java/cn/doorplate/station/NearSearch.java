package cn.doorplate.station;

import cn.doorplate.shared.GreatCircle;
import cn.doorplate.shared.Location;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Parts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the nearest stations: cell by cell, the nearest cells first, until nothing in those that are left can be nearer than what was
 * found. What is found is what a look at every station would find.
 */
@Component
class NearSearch {

    /** Cells that are looked at before it is asked whether that is enough. */
    private static final int TOGETHER = 24;

    private final StationTiles tiles;
    private final Openings openings;

    NearSearch(StationTiles tiles, Openings openings) {
        this.tiles = tiles;
        this.openings = openings;
    }

    /** A cell, and how near something in it can be. */
    private record Ranked(StationCell cell, double nearest) {}

    /**
     * @param behind the exact distance, as {@link #order}, and the id of the last of the page before
     * @throws cn.doorplate.shared.Unavailable while the database does not answer and one of the cells was never asked for
     */
    Page<StationNear> page(Location point, NearWanted wanted, Instant now, int size, @Nullable OrderCursor behind) {
        Look look = new Look(point, wanted, now, behind);
        for (List<Ranked> part : Parts.of(cells(point, wanted.metres()), TOGETHER)) {
            if (look.isDone(size, part.get(0).nearest())) {
                break;
            }
            tiles.in(part.stream().map(Ranked::cell).toList()).forEach(look::at);
        }
        return Page.firstOf(look.first(size + 1), size, NearSearch::cursor);
    }

    private static List<Ranked> cells(Location point, double metres) {
        return StationCell.around(point, metres).stream()
                .map(cell -> new Ranked(cell, cell.nearest(point)))
                .filter(it -> it.nearest() <= metres)
                .sorted(Comparator.comparingDouble(Ranked::nearest))
                .toList();
    }

    private static String cursor(StationNear last) {
        return new OrderCursor(order(last.metres()), last.station().number()).toString();
    }

    /** Distances are never negative, so their bits are in their order. */
    private static long order(double metres) {
        return Double.doubleToLongBits(metres);
    }

    /** What is found on the way. */
    private final class Look {

        private final Location point;
        private final NearWanted wanted;
        private final Instant now;
        private final LocalDate today;
        private final @Nullable OrderCursor behind;
        private final List<Found> found = new ArrayList<>();

        private record Found(PlacedStation station, double metres) {

            private static final Comparator<Found> NEAREST = Comparator.comparingDouble(Found::metres)
                    .thenComparingLong(it -> it.station().card().id());
        }

        Look(Location point, NearWanted wanted, Instant now, @Nullable OrderCursor behind) {
            this.point = point;
            this.wanted = wanted;
            this.now = now;
            this.today = LocalDate.ofInstant(now, OpenTimes.SHANGHAI);
            this.behind = behind;
        }

        void at(PlacedStation station) {
            double metres = GreatCircle.metres(point, station.card().location());
            if (metres <= wanted.metres() && isBehind(station.card().id(), metres) && isWanted(station)) {
                found.add(new Found(station, metres));
            }
        }

        private boolean isBehind(long id, double metres) {
            if (behind == null) {
                return true;
            }
            int order = Long.compare(order(metres), behind.order());
            return order > 0 || (order == 0 && id > behind.id());
        }

        private boolean isWanted(PlacedStation station) {
            return (wanted.kinds().isEmpty()
                            || wanted.kinds().contains(station.card().kind()))
                    && station.has(wanted.amenities(), today)
                    && (!wanted.openNow() || station.opening(now, openings).open());
        }

        /** Whether one more than a page is found, and nothing that is left can be nearer. */
        boolean isDone(int size, double nearest) {
            if (found.size() <= size) {
                return false;
            }
            found.sort(Found.NEAREST);
            return found.get(size).metres() < nearest;
        }

        List<StationNear> first(int most) {
            return found.stream()
                    .sorted(Found.NEAREST)
                    .limit(most)
                    .map(it -> new StationNear(it.station().at(now, openings), it.metres()))
                    .toList();
        }
    }
}

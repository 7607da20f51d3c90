package cn.doorplate.place;

import cn.doorplate.shared.GreatCircle;
import cn.doorplate.shared.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.springframework.stereotype.Service;

/** Finds the building nearest to a point on the map, so that a spot in the open has a community. */
@Service
public class NearestBuilding {

    /** Metres beyond which nothing is near. */
    public static final int FARTHEST = 2_000;

    /** Cells a degree: {@code building.cell}. */
    private static final int ROWS = 500;

    private static final int COLUMNS = 250;
    private static final long ROW = 1_000_000;

    /** Metres: no cell is narrower or lower, up to 55 degrees north. */
    private static final int CELL = 220;

    private static final int CLOSE = 1;
    private static final int ALL = 10;

    private final NearestBuildingMapper rows;

    NearestBuilding(NearestBuildingMapper rows) {
        this.rows = rows;
    }

    /**
     * By one statement where people live close together, else by two. Empty if none is known within {@link #FARTHEST}.
     *
     * @param point in GCJ-02, as buildings are
     */
    public Optional<PlaceRef> to(Location point) {
        return near(point).map(Near::building);
    }

    /** A building and how far it is. */
    public record Near(PlaceRef building, double metres) {}

    /** The same, with how far it is. */
    public Optional<Near> near(Location point) {
        return nearest(point, CLOSE, CELL).or(() -> nearest(point, ALL, FARTHEST));
    }

    /** Of several at the same point the one that was entered first. */
    private Optional<Near> nearest(Location point, int around, int within) {
        return rows.in(cells(point, around)).stream()
                .map(it -> new Found(it.id(), GreatCircle.metres(point, new Location(it.longitude(), it.latitude()))))
                .filter(it -> it.metres() <= within)
                .min(Comparator.comparingDouble(Found::metres).thenComparingLong(Found::id))
                .map(it -> new Near(new PlaceRef(PlaceKind.BUILDING, it.id()), it.metres()));
    }

    private record Found(long id, double metres) {}

    /** Row by row. */
    private static List<NearestBuildingMapper.Cells> cells(Location point, int around) {
        long row = (long) Math.floor((point.latitude() + 90) * ROWS);
        long column = (long) Math.floor((point.longitude() + 180) * COLUMNS);
        return LongStream.rangeClosed(row - around, row + around)
                .mapToObj(it -> new NearestBuildingMapper.Cells(it * ROW + column - around, it * ROW + column + around))
                .toList();
    }
}

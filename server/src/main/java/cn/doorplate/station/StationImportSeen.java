package cn.doorplate.station;

import cn.doorplate.station.StationImportKnown.NameIn;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which stations the rows of a workbook have said so far. */
final class StationImportSeen {

    private final Map<Object, Seen> seen = new HashMap<>();

    private record Seen(int row, boolean byNumber) {}

    /**
     * The row above that says the same station; null if there is none. Two with a number each may have the same name.
     *
     * @param number null for a row without one
     */
    @Nullable Integer above(int row, @Nullable Long number, NameIn name) {
        Seen here = new Seen(row, number != null);
        Seen same = number == null ? null : seen.putIfAbsent(number, here);
        Seen called = seen.putIfAbsent(name, here);
        if (same == null && called != null && !(called.byNumber() && here.byNumber())) {
            same = called;
        }
        return same == null ? null : same.row();
    }
}

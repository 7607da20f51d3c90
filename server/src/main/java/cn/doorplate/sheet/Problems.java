package cn.doorplate.sheet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is wrong with a workbook. */
final class Problems {

    private final List<Problem> all = new ArrayList<>();
    private final Set<Place> rows = new LinkedHashSet<>();

    private record Place(PlaceSheet sheet, int row) {}

    void add(PlaceSheet sheet, int row, @Nullable Column column, Problem.Kind kind, Object... arguments) {
        all.add(new Problem(sheet, row, column, kind, List.of(arguments)));
        rows.add(new Place(sheet, row));
    }

    void add(Line line, @Nullable Column column, Problem.Kind kind, Object... arguments) {
        add(line.sheet(), line.row(), column, kind, arguments);
    }

    List<Problem> all() {
        return all;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** How many rows there are to mend. */
    int rows() {
        return rows.size();
    }
}

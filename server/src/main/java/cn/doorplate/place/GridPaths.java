package cn.doorplate.place;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Areas with all that lies above them, read in one statement. */
final class GridPaths {

    private final Map<Long, GridRow> rows = new HashMap<>();

    private GridPaths() {}

    static GridPaths read(PlaceMapper places, Collection<Long> ids) {
        GridPaths paths = new GridPaths();
        if (!ids.isEmpty()) {
            places.gridsUpFrom(ids).forEach(row -> paths.rows.put(row.id(), row));
        }
        return paths;
    }

    /** From the widest down to that area; empty for null. */
    List<GridRow> pathTo(@Nullable Long id) {
        Deque<GridRow> path = new ArrayDeque<>();
        for (GridRow row = find(id); row != null; row = find(row.parentId())) {
            path.addFirst(row);
        }
        return List.copyOf(path);
    }

    private @Nullable GridRow find(@Nullable Long id) {
        return id == null ? null : rows.get(id);
    }
}

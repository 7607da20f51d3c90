package cn.doorplate.dev;

import cn.doorplate.shared.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows on their way into the database: gathered by table, then written in one batch each. */
final class DemoRows {

    private final Map<String, List<@Nullable Object[]>> rowsByTable = new LinkedHashMap<>();

    /** @param table with its columns, as in {@code compound (id, name)} */
    void add(String table, @Nullable Object... values) {
        rowsByTable.computeIfAbsent(table, none -> new ArrayList<>()).add(values);
    }

    /** Adds a row whose first column is an id that it makes and returns. */
    long addWithId(String table, @Nullable Object... values) {
        long id = Ids.next();
        add(table, Stream.concat(Stream.of(id), Stream.of(values)).toArray());
        return id;
    }

    void write(JdbcTemplate jdbc) {
        rowsByTable.forEach((table, rows) -> {
            String row = Stream.generate(() -> "?").limit(rows.get(0).length).collect(Collectors.joining(", "));
            jdbc.batchUpdate("insert into " + table + " values (" + row + ")", rows);
        });
    }
}

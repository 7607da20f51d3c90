package cn.doorplate.drill;

import cn.doorplate.shared.Ids;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Fills copies of tables, indexes and pieces included, in the order of time as a county does, and reads what a row takes of the disk. */
final class SizingRows {

    static final int ROWS = 50_000;

    private static final int TOGETHER = 1_000;
    private static final int PEOPLE = 20_000;
    private static final Instant FROM = Instant.parse("2027-03-01T00:00:00Z");
    private static final long YEAR_MS = Duration.ofDays(365).toMillis();

    private final JdbcTemplate jdbc;
    private final Random lots = new Random(7);

    SizingRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Column(String name, String type, boolean nullable) {}

    /**
     * Bytes a row, indexes included.
     *
     * @param values what is in a column, by the number of the row; what is not named here is null where it may be, else drawn by its type
     */
    double bytesPerRow(String table, Map<String, LongFunction<@Nullable Object>> values) {
        String copy = "sizing_" + table;
        jdbc.execute("drop table if exists " + copy);
        jdbc.execute("create table " + copy + " like " + table);
        try {
            fill(copy, values);
            jdbc.queryForList("analyze table " + copy);
            return bytes(copy) / (double) count(copy);
        } finally {
            jdbc.execute("drop table " + copy);
        }
    }

    void fill(String table, Map<String, LongFunction<@Nullable Object>> values) {
        List<Column> columns = columns(table);
        String insert = "insert ignore into " + table + " ("
                + String.join(", ", columns.stream().map(Column::name).toList()) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        for (int i = 0; i < ROWS; i += TOGETHER) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (long row = i; row < i + TOGETHER; row++) {
                long number = row;
                rows.add(columns.stream()
                        .map(column -> value(column, number, values.get(column.name())))
                        .toArray());
            }
            jdbc.batchUpdate(insert, rows);
        }
    }

    private @Nullable Object value(Column column, long row, @Nullable LongFunction<@Nullable Object> given) {
        if (given != null) {
            return given.apply(row);
        }
        return column.nullable() ? null : drawn(column.type(), row);
    }

    private Object drawn(String type, long row) {
        return switch (type) {
            case "bigint" -> person();
            case "int", "smallint", "tinyint" -> lots.nextInt(2);
            case "decimal" -> 107 + lots.nextInt(1_000_000) / 1e6;
            case "datetime" -> at(row);
            case "date" -> at(row).toLocalDateTime().toLocalDate();
            case "binary" -> bytes(32);
            case "varbinary", "blob", "mediumblob" -> bytes(64);
            default -> "COMMUNITY";
        };
    }

    private List<Column> columns(String table) {
        return jdbc.query(
                "select column_name, data_type, is_nullable from information_schema.columns where table_schema ="
                        + " database() and table_name = ? and extra not like '%GENERATED%' order by ordinal_position",
                (row, number) -> new Column(
                        row.getString(1), row.getString(2), row.getString(3).equals("YES")),
                table);
    }

    private long bytes(String table) {
        return number("select data_length + index_length from information_schema.tables where table_schema = database()"
                + " and table_name = '" + table + "'");
    }

    private long count(String table) {
        return number("select count(*) from " + table);
    }

    private long number(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class));
    }

    /** An id that was made when that row was. */
    Long id(long row) {
        return Ids.firstAt(moment(row)) + lots.nextInt(1 << 22);
    }

    Timestamp at(long row) {
        return Timestamp.from(moment(row));
    }

    private static Instant moment(long row) {
        return FROM.plusMillis(row * (YEAR_MS / ROWS));
    }

    /** One of those whom the county knows. */
    Long person() {
        return Ids.firstAt(FROM) + lots.nextInt(PEOPLE) * 7919L;
    }

    /** The community in which something happened, of 120. */
    Long region() {
        return 520_329_001_000L + lots.nextInt(120);
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        lots.nextBytes(bytes);
        return bytes;
    }

    /** Of several, one. */
    String one(String... of) {
        return of[lots.nextInt(of.length)];
    }

    int below(int bound) {
        return lots.nextInt(bound);
    }
}

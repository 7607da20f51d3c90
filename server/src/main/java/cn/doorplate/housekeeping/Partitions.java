package cn.doorplate.housekeeping;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Makes and drops the pieces of tables. Ids grow with time ({@link Ids#firstAt}), so a piece holds the rows of a day, a month or a year,
 * and goes as a whole within milliseconds, where its rows would go one by one. What lies in the wrong piece (an id of a server whose
 * clock was off) is found all the same, and goes with that piece.
 */
@Service
public class Partitions {

    private static final Logger log = LoggerFactory.getLogger(Partitions.class);

    /** Where rows go for whose time there is no piece yet. */
    private static final String REST = "rest";

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'until_'yyyyMMdd");

    private final JdbcTemplate jdbc;
    private final TableChange change;

    public Partitions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.change = new TableChange(jdbc);
    }

    /**
     * A piece as it lies there.
     *
     * @param below the first id that is not in it; {@link Long#MAX_VALUE} of the last
     */
    record Part(String name, long below) {

        boolean isRest() {
            return below == Long.MAX_VALUE;
        }
    }

    /** In their order. */
    List<Part> of(String table) {
        return jdbc.query(
                "select partition_name, partition_description from information_schema.partitions where table_schema ="
                        + " database() and table_name = ? and partition_name is not null order by"
                        + " partition_ordinal_position",
                (row, number) -> new Part(row.getString(1), below(row.getString(2))),
                table);
    }

    private static long below(String description) {
        return description.equals("MAXVALUE") ? Long.MAX_VALUE : Long.parseLong(description);
    }

    /** Makes those that should be there by now; does nothing where they are. */
    void extend(Partitioned it, Instant now) {
        List<Part> there = of(it.table());
        long last = there.stream()
                .filter(part -> !part.isRest())
                .mapToLong(Part::below)
                .max()
                .orElse(0);
        List<Instant> ends = new ArrayList<>();
        Instant end = it.piece().startOf(now);
        for (int i = -1; i <= it.ahead(); i++) {
            if (Ids.firstAt(end) > last) {
                ends.add(end);
            }
            end = it.piece().next(end);
        }
        if (!ends.isEmpty()) {
            change.make("alter table " + it.table() + " reorganize partition " + REST + " into (" + definitions(ends)
                    + ", partition " + REST + " values less than maxvalue)");
            log.info("{} has pieces up to {}", it.table(), ends.get(ends.size() - 1));
        }
    }

    private static String definitions(List<Instant> ends) {
        return ends.stream()
                .map(end -> "partition " + NAME.format(Piece.startDate(end)) + " values less than (" + Ids.firstAt(end)
                        + ")")
                .collect(Collectors.joining(", "));
    }

    /**
     * Drops the pieces that hold nothing but what came before the limit. Not within a transaction: it ends one.
     *
     * @return how many
     */
    public int dropBefore(String table, Instant limit) {
        return drop(table, past(table, limit));
    }

    /** The same of those in which nothing is left: for a table of which rows go one by one, and some may have to stay. */
    public int dropEmptyBefore(String table, Instant limit) {
        return drop(
                table,
                past(table, limit).stream().filter(part -> isEmpty(table, part)).toList());
    }

    private List<Part> past(String table, Instant limit) {
        return of(table).stream()
                .filter(part -> part.below() <= Ids.firstAt(limit))
                .toList();
    }

    private boolean isEmpty(String table, Part part) {
        return jdbc.queryForList("select 1 from " + table + " partition (" + part.name() + ") limit 1")
                .isEmpty();
    }

    private int drop(String table, List<Part> parts) {
        List<String> names = parts.stream().map(Part::name).toList();
        if (!names.isEmpty()) {
            change.make("alter table " + table + " drop partition " + String.join(", ", names));
            log.info("{} lost the pieces {}", table, names);
        }
        return names.size();
    }
}

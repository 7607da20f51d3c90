package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.Fact;
import cn.doorplate.casework.life.Known;
import cn.doorplate.casework.life.QueueKey;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Location;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads and writes {@code ledger_case}. Its facts are a list ({@link Known#ALL}), and the columns follow from it; so they are written
 * down here and nowhere else.
 */
@Component
class CaseTable {

    private static final List<String> FIXED = List.of(
            "id",
            "number",
            "kind",
            "place_kind",
            "place_id",
            "building_id",
            "compound_id",
            "grid_id",
            "region_code",
            "lng",
            "lat",
            "plate_code",
            "raised_by",
            "raised_for",
            "filed_by",
            "filed_as",
            "anonymous",
            "wished_until",
            "filed_at",
            "created_at");

    private static final List<String> MOVING = Stream.concat(
                    Known.ALL.stream().map(Fact::name), Stream.of("queue_key", "seq", "head", "changed_at", "version"))
            .toList();

    /** What {@link #read} wants to be selected. */
    static final String COLUMNS = Stream.concat(FIXED.stream(), MOVING.stream()).collect(Collectors.joining(", "));

    private static final String INSERT = "insert into ledger_case (" + COLUMNS + ") values ("
            + String.join(", ", Collections.nCopies(FIXED.size() + MOVING.size(), "?")) + ")";

    private static final String CHANGE = "update ledger_case set "
            + MOVING.stream().map(it -> it + " = ?").collect(Collectors.joining(", ")) + " where id = ? and seq = ?";

    private final JdbcTemplate jdbc;

    CaseTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CaseRow> find(long id) {
        return list(" where id = ?", id).stream().findFirst();
    }

    Optional<CaseRow> find(CaseNumber number) {
        return list(" where number = ?", number.value()).stream().findFirst();
    }

    /** The same, and whoever else wants to do something to it waits until the caller's transaction ends. */
    Optional<CaseRow> hold(long id) {
        return list(" where id = ? for update", id).stream().findFirst();
    }

    /** The same of several, in the order of their ids, by one statement: so hold all who want more than one. At most 1,000. */
    List<CaseRow> hold(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : list(among(ids) + " order by id for update", sorted(ids));
    }

    /** The same of one that nobody holds; empty also while somebody does. */
    Optional<CaseRow> holdFree(long id) {
        return list(" where id = ? for update skip locked", id).stream().findFirst();
    }

    /** Lets who does something to the case queue up, until the caller's transaction ends. Nothing if there is no such case. */
    void lock(long id) {
        jdbc.queryForList("select id from ledger_case where id = ? for update", Long.class, id);
    }

    /** How many of the last so many that one filed were filed since then. */
    int countSince(long person, boolean forOthers, Instant since, int most) {
        String whose = forOthers ? "filed_by = ?" : "raised_by = ? and filed_by is null";
        Integer count = jdbc.queryForObject(
                "select count(*) from (select filed_at from ledger_case where " + whose
                        + " order by id desc limit ?) newest where filed_at >= ?",
                Integer.class,
                person,
                most,
                utc(since));
        return count == null ? 0 : count;
    }

    /** Those that are there, by one statement; at most 1,000. */
    Map<Long, CaseRow> find(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return list(among(ids), sorted(ids)).stream().collect(Collectors.toMap(CaseRow::id, Function.identity()));
    }

    /** Each row by itself, and none beside: whoever locks them locks nothing else. */
    private static String among(Collection<Long> ids) {
        String marks = String.join(", ", Collections.nCopies(sorted(ids).length, "?"));
        return " force index (primary) where id in (" + marks + ")";
    }

    private static Object[] sorted(Collection<Long> ids) {
        return new TreeSet<>(ids).toArray();
    }

    /** @param behind all that stands behind {@code from ledger_case}, written by us and never by a client */
    List<CaseRow> list(String behind, @Nullable Object... arguments) {
        return jdbc.query("select " + COLUMNS + " from ledger_case" + behind, (row, number) -> read(row), arguments);
    }

    /** How many there are, counted up to so many; {@code behind} as for {@link #list}, and the last argument is the most. */
    int count(String behind, Object... arguments) {
        Integer found = jdbc.queryForObject(
                "select count(*) from (select 1 from ledger_case" + behind + " limit ?) found",
                Integer.class,
                arguments);
        return found == null ? 0 : found;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if another case has its number */
    void insert(CaseRow row) {
        List<@Nullable Object> values =
                new ArrayList<>(List.of(row.id(), row.number(), row.kind().name()));
        values.add(row.place().kind().name());
        values.add(row.place().id());
        values.add(row.buildingId());
        values.add(row.compoundId());
        values.add(row.gridId());
        values.add(row.regionCode());
        Location location = row.location();
        values.add(location == null ? null : CaseMarks.degrees(location.longitude()));
        values.add(location == null ? null : CaseMarks.degrees(location.latitude()));
        values.add(row.plate());
        values.add(row.raisedBy());
        values.add(row.raisedFor());
        values.add(row.filedBy());
        values.add(written(row.filedAs()));
        values.add(row.anonymous());
        Instant wished = row.wishedUntil();
        values.add(wished == null ? null : utc(wished));
        values.add(utc(row.filedAt()));
        values.add(utc(row.filedAt()));
        values.addAll(moving(row));
        jdbc.update(INSERT, values.toArray());
    }

    /** As it is now, if nothing has happened to it since the event before. */
    boolean change(CaseRow row) {
        List<@Nullable Object> values = moving(row);
        values.add(row.id());
        values.add(row.seq() - 1);
        return jdbc.update(CHANGE, values.toArray()) == 1;
    }

    private static List<@Nullable Object> moving(CaseRow row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Fact<?> fact : Known.ALL) {
            Object value = row.facts().column(fact);
            boolean isInstant = fact.column() == Fact.Column.INSTANT && value != null;
            values.add(isInstant ? utc(Instant.ofEpochMilli((Long) Objects.requireNonNull(value))) : value);
        }
        values.add(QueueKey.of(row.facts()));
        values.add(row.seq());
        values.add(row.head());
        values.add(utc(row.changedAt()));
        values.add(row.version());
        return values;
    }

    private static CaseRow read(ResultSet row) throws SQLException {
        PlaceKind kind = PlaceKind.valueOf(row.getString("place_kind"));
        BigDecimal longitude = row.getBigDecimal("lng");
        BigDecimal latitude = row.getBigDecimal("lat");
        return new CaseRow(
                row.getLong("id"),
                row.getLong("number"),
                CaseKind.valueOf(row.getString("kind")),
                new PlaceRef(kind, row.getLong("place_id")),
                row.getObject("building_id", Long.class),
                row.getObject("compound_id", Long.class),
                row.getObject("grid_id", Long.class),
                row.getLong("region_code"),
                longitude == null || latitude == null
                        ? null
                        : new Location(longitude.doubleValue(), latitude.doubleValue()),
                row.getString("plate_code"),
                row.getObject("raised_by", Long.class),
                row.getObject("raised_for", Long.class),
                row.getObject("filed_by", Long.class),
                grant(row.getString("filed_as")),
                row.getBoolean("anonymous"),
                wishedUntil(row),
                instant(row, "filed_at"),
                facts(row),
                row.getInt("seq"),
                row.getBytes("head"),
                instant(row, "changed_at"),
                row.getInt("version"));
    }

    private static CaseFacts facts(ResultSet row) throws SQLException {
        Map<Fact<?>, Object> columns = new HashMap<>();
        for (Fact<?> fact : Known.ALL) {
            Object value = switch (fact.column()) {
                case WORD -> row.getString(fact.name());
                case INSTANT -> milliseconds(row, fact.name());
                case NUMBER, COUNT -> row.getObject(fact.name(), Long.class);
            };
            if (value != null) {
                columns.put(fact, value);
            }
        }
        return CaseFacts.ofColumns(columns);
    }

    private static @Nullable Instant wishedUntil(ResultSet row) throws SQLException {
        Long at = milliseconds(row, "wished_until");
        return at == null ? null : Instant.ofEpochMilli(at);
    }

    private static @Nullable Long milliseconds(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** As the table has it: role, kind of place, id. */
    static @Nullable String written(@Nullable Grant grant) {
        return grant == null
                ? null
                : grant.role() + ":" + grant.place().kind() + ":"
                        + grant.place().id();
    }

    private static @Nullable Grant grant(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String[] parts = written.split(":", -1);
        return new Grant(Role.valueOf(parts[0]), new PlaceRef(PlaceKind.valueOf(parts[1]), Long.parseLong(parts[2])));
    }

    /** As the tables have it. */
    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}

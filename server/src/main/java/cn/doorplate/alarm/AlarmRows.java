package cn.doorplate.alarm;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes how alarms stand, however many by one statement's way to the database: after an outage hundreds are passed on at once, and each
 * waits for all of them.
 */
@Component
class AlarmRows {

    private static final String CHANGE = """
            update alarm
            set state = ?, outcome = ?, kind = ?, place_kind = ?, place_id = ?, metres = ?, open_device = ?, open_person = ?, content = ?, stage = ?,
                reminders = ?, presses = ?, additions = ?, seen_at = ?, coming_at = ?, there_at = ?, ended_at = ?, due_at = ?, seq = ?, head = ?
            where id = ?
            """;

    private final JdbcTemplate jdbc;

    AlarmRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** For who holds them all. */
    void change(List<AlarmRow> rows) {
        jdbc.batchUpdate(CHANGE, rows, rows.size(), AlarmRows::bind);
    }

    private static void bind(PreparedStatement statement, AlarmRow row) throws SQLException {
        Binding bind = new Binding(statement);
        bind.name(row.state());
        bind.name(row.outcome());
        bind.name(row.kind());
        bind.name(row.placeKind());
        bind.value(row.placeId(), Types.BIGINT);
        bind.value(row.metres(), Types.INTEGER);
        bind.value(row.openDevice(), Types.BINARY);
        bind.value(row.openPerson(), Types.BINARY);
        bind.value(row.content(), Types.VARBINARY);
        bind.name(row.stage());
        bind.value(row.reminders(), Types.INTEGER);
        bind.value(row.presses(), Types.INTEGER);
        bind.value(row.additions(), Types.INTEGER);
        bind.time(row.seenAt());
        bind.time(row.comingAt());
        bind.time(row.thereAt());
        bind.time(row.endedAt());
        bind.time(row.dueAt());
        bind.value(row.seq(), Types.INTEGER);
        bind.value(row.head(), Types.BINARY);
        bind.value(row.id(), Types.BIGINT);
    }

    /** One parameter after the other, each with its column's type: of a null without one, the driver asks the database what it might be. */
    private static final class Binding {

        private final PreparedStatement statement;
        private int bound;

        Binding(PreparedStatement statement) {
            this.statement = statement;
        }

        void value(@Nullable Object value, int type) throws SQLException {
            bound++;
            if (value == null) {
                statement.setNull(bound, type);
            } else {
                statement.setObject(bound, value);
            }
        }

        void name(@Nullable Enum<?> value) throws SQLException {
            value(value == null ? null : value.name(), Types.VARCHAR);
        }

        void time(@Nullable Instant value) throws SQLException {
            value(value == null ? null : LocalDateTime.ofInstant(value, ZoneOffset.UTC), Types.TIMESTAMP);
        }
    }
}

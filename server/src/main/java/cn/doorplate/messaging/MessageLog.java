package cn.doorplate.messaging;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes messages to inboxes and gives them their numbers. A lane's numbers are committed in their order, because its row is
 * locked from the number on until the commit; so who asks for all behind a number misses none.
 */
@Component
class MessageLog {

    /** How many are written at once. */
    static final int MOST = 1_000;

    private static final String INSERT = """
            insert into message (person_id, seq, lane, kind, cause, text_id, own_sealed, subject, region_code, broadcast_id,
              linked, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final MessageLogMapper rows;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    MessageLog(MessageLogMapper rows, JdbcTemplate jdbc, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A message under its number. */
    private record Numbered(long seq, NewMessage message) {}

    /**
     * Writes them by a handful of statements, however many they are, and leaves out who was told of the same cause before, and
     * who has left. Holds the lanes until the caller's transaction ends, so it comes last in a longer one; who writes several
     * times in a transaction goes from lower lanes to higher ones.
     *
     * @param messages at most {@link #MOST}
     * @return to whom it was new
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Long> write(List<NewMessage> messages) {
        if (messages.isEmpty()) {
            return Set.of();
        }
        Map<Integer, Long> heads = new TreeMap<>();
        rows.lock(messages.stream().map(NewMessage::lane).collect(Collectors.toCollection(TreeSet::new)))
                .forEach(row -> heads.put(row.lane(), row.seq()));
        List<NewMessage> wanted = wanted(messages);
        if (!wanted.isEmpty()) {
            insert(wanted, heads);
            rows.move(heads.entrySet().stream()
                    .map(head -> new MessageLogMapper.LaneRow(head.getKey(), head.getValue()))
                    .toList());
        }
        return wanted.stream().map(NewMessage::personId).collect(Collectors.toSet());
    }

    /** A statement for each cause, as long as there is somebody who was not told of those before. */
    Set<Long> toldAmong(Collection<Long> persons, List<String> causes) {
        Set<Long> told = new HashSet<>();
        Set<Long> left = new TreeSet<>(persons);
        for (String cause : causes) {
            if (left.isEmpty()) {
                break;
            }
            rows.told(Map.of(cause, left)).forEach(row -> told.add(row.personId()));
            left.removeAll(told);
        }
        return told;
    }

    /** Under the lanes' locks nobody else tells these persons anything, so what is asked here still holds at the insert. */
    private List<NewMessage> wanted(List<NewMessage> messages) {
        Map<String, Set<Long>> causes = messages.stream()
                .collect(Collectors.groupingBy(
                        NewMessage::cause,
                        TreeMap::new,
                        Collectors.mapping(NewMessage::personId, Collectors.toCollection(TreeSet::new))));
        Set<Long> persons = messages.stream().map(NewMessage::personId).collect(Collectors.toCollection(TreeSet::new));
        Set<Long> present = new HashSet<>(rows.present(persons));
        Set<MessageLogMapper.ToldRow> told = new HashSet<>(rows.told(causes));
        List<NewMessage> wanted = new ArrayList<>(messages.size());
        for (NewMessage message : messages) {
            if (present.contains(message.personId())
                    && told.add(new MessageLogMapper.ToldRow(message.personId(), message.cause()))) {
                wanted.add(message);
            }
        }
        return wanted;
    }

    private void insert(List<NewMessage> messages, Map<Integer, Long> heads) {
        List<Numbered> numbered = new ArrayList<>(messages.size());
        for (NewMessage message : messages) {
            numbered.add(new Numbered(heads.merge(message.lane(), 1L, Long::sum), message));
        }
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
        jdbc.batchUpdate(INSERT, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement statement, int i) throws SQLException {
                bind(statement, numbered.get(i), now);
            }

            @Override
            public int getBatchSize() {
                return numbered.size();
            }
        });
    }

    /** With the columns' types: of a null without one, the driver asks the database what it might be. */
    private static void bind(PreparedStatement statement, Numbered numbered, LocalDateTime now) throws SQLException {
        NewMessage message = numbered.message();
        statement.setLong(1, message.personId());
        statement.setLong(2, numbered.seq());
        statement.setInt(3, message.lane());
        statement.setString(4, message.kind().name());
        statement.setString(5, message.cause());
        bind(statement, 6, message.textId());
        statement.setBytes(7, message.ownSealed());
        bind(statement, 8, message.subject());
        statement.setLong(9, message.regionCode());
        bind(statement, 10, message.broadcastId());
        statement.setBoolean(11, message.linked());
        statement.setObject(12, now);
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, value);
        }
    }
}

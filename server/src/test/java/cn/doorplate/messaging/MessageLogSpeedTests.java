package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Lanes;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;

/**
 * How many inbox rows a second are written through the log, beside bare batches of the same rows into the same table: as many a
 * statement and a transaction, warmed up, in turns, medians.
 */
@NullUnmarked // what is null where it must not be is a failed test
class MessageLogSpeedTests extends InboxFixture {

    private static final int AT_ONCE = MessageLog.MOST;

    /** As a broadcast's part writes them, all to different people. */
    private List<Long> persons;

    @Test
    void isNotFarFromBareInserts() {
        assertThat(measure(10_000, 3)).as("a small round, on a busy machine").isGreaterThan(0.3);
    }

    @Test
    @Tag("drill")
    void isAtLeastSixTenthsOfBareInserts() {
        assertThat(measure(20_000, 15)).isGreaterThanOrEqualTo(0.6);
    }

    /** The log's share of the bare speed. */
    private double measure(int inhabitants, int rounds) {
        populate(inhabitants);
        List<Double> bare = new ArrayList<>();
        List<Double> logged = new ArrayList<>();
        for (int round = -2; round < rounds; round++) {
            double bareSpeed = speed(this::insertBare);
            double loggedSpeed = speed(this::insertLogged);
            if (round >= 0) {
                bare.add(bareSpeed);
                logged.add(loggedSpeed);
            }
        }
        double share = median(logged) / median(bare);
        System.out.printf(
                "Inbox rows a second, %d rounds of %d: %.0f through the log, %.0f by bare batches: %.0f%%%n",
                rounds, inhabitants, median(logged), median(bare), share * 100);
        return share;
    }

    private void populate(int inhabitants) {
        persons = LongStream.generate(Ids::next).limit(inhabitants).boxed().toList();
        for (int from = 0; from < inhabitants; from += AT_ONCE) {
            List<Object[]> part = persons.subList(from, Math.min(inhabitants, from + AT_ONCE)).stream()
                    .map(person -> new Object[] {person})
                    .toList();
            jdbc.batchUpdate("insert into person (id, status) values (?, 'ACTIVE')", part);
        }
    }

    @FunctionalInterface
    private interface Insertion {
        void insert(List<Long> part, long text, String cause);
    }

    private double speed(Insertion insertion) {
        long text = Ids.next();
        jdbc.update("insert into message_text (id, title, body) values (?, '停水通知', '今晚八点到十点停水。')", text);
        String cause = "speed:" + text;
        long start = System.nanoTime();
        for (int from = 0; from < persons.size(); from += AT_ONCE) {
            List<Long> part = persons.subList(from, Math.min(persons.size(), from + AT_ONCE));
            transactions.executeWithoutResult(status -> insertion.insert(part, text, cause));
        }
        return persons.size() * 1e9 / (System.nanoTime() - start);
    }

    private void insertLogged(List<Long> part, long text, String cause) {
        assertThat(log.write(part.stream()
                        .map(person -> new NewMessage(person, MessageKind.NOTICE, cause, text, null, null, place(), 7L))
                        .toList()))
                .hasSameSizeAs(part);
    }

    private static long place() {
        return Outgoing.NOWHERE.value();
    }

    /** Numbers that the log does not come to. */
    private void insertBare(List<Long> part, long text, String cause) {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        jdbc.batchUpdate(
                "insert into message (person_id, seq, lane, kind, cause, text_id, own_sealed, subject, region_code,"
                        + " broadcast_id, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                new BatchPreparedStatementSetter() {
                    @Override
                    public void setValues(PreparedStatement statement, int i) throws SQLException {
                        statement.setLong(1, part.get(i));
                        statement.setLong(2, text);
                        statement.setInt(3, Lanes.of(part.get(i)) + Lanes.COUNT);
                        statement.setString(4, "NOTICE");
                        statement.setString(5, cause);
                        statement.setLong(6, text);
                        statement.setNull(7, Types.VARBINARY);
                        statement.setNull(8, Types.BIGINT);
                        statement.setLong(9, place());
                        statement.setLong(10, 7L);
                        statement.setObject(11, now);
                    }

                    @Override
                    public int getBatchSize() {
                        return part.size();
                    }
                });
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}

package cn.doorplate.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.doorplate.IntegrationTest;
import cn.doorplate.shared.Ids;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Pieces of a table of the test's own, and those that modules made of theirs. */
@IntegrationTest
class PartitionsTests {

    private static final String TABLE = "test_pieces";
    private static final Partitioned DAYS = new Partitioned(TABLE, Piece.DAY, 3);

    /** A quarter past midnight in Shanghai. */
    private static final Instant NOW = Instant.parse("2027-01-04T16:15:00Z");

    @Autowired
    private Partitions partitions;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource pool;

    @Autowired
    private List<Partitioned> tables;

    @BeforeEach
    void table() {
        jdbc.execute("drop table if exists " + TABLE);
        jdbc.execute("create table " + TABLE + " (id bigint not null primary key) partition by range (id) (partition"
                + " until_20270101 values less than (926504976384000000), partition rest values less than maxvalue)");
    }

    @AfterEach
    void gone() {
        jdbc.execute("drop table if exists " + TABLE);
    }

    private List<String> names() {
        return partitions.of(TABLE).stream().map(Partitions.Part::name).toList();
    }

    private void row(Instant made) {
        jdbc.update("insert into " + TABLE + " (id) values (?)", Ids.firstAt(made) + 17);
    }

    private int rows() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + TABLE, Integer.class));
    }

    @Test
    void theBoundOfTheMigrationsIsTheBeginningOfTheYear() {
        assertThat(Ids.firstAt(Instant.parse("2026-12-31T16:00:00Z"))).isEqualTo(926504976384000000L);
    }

    @Test
    void daysToComeAreMadeAheadOfTimeAndNoneTwice() {
        partitions.extend(DAYS, NOW);
        List<String> made = List.of(
                "until_20270101",
                "until_20270105",
                "until_20270106",
                "until_20270107",
                "until_20270108",
                "until_20270109",
                "rest");
        assertThat(names()).isEqualTo(made);
        partitions.extend(DAYS, NOW.plus(Duration.ofHours(23)));
        assertThat(names()).isEqualTo(made);
        partitions.extend(DAYS, NOW.plus(Duration.ofDays(1)));
        assertThat(names()).hasSize(8).contains("until_20270110");
    }

    @Test
    void whatCameWhileNobodyMadePiecesIsKept() {
        row(NOW.minus(Duration.ofDays(1)));
        row(NOW.plus(Duration.ofDays(40)));
        partitions.extend(DAYS, NOW);
        assertThat(rows()).isEqualTo(2);
        row(NOW);
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void whatIsWhollyPastTheLimitIsDroppedAndNothingElse() {
        partitions.extend(DAYS, NOW);
        Instant morning = Piece.DAY.startOf(NOW);
        row(morning.minusMillis(1));
        row(morning);
        assertThat(partitions.dropBefore(TABLE, morning.minusMillis(1))).isEqualTo(1);
        assertThat(rows()).as("the first piece was empty").isEqualTo(2);
        assertThat(partitions.dropBefore(TABLE, morning)).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
        partitions.dropBefore(TABLE, NOW.plus(Duration.ofDays(400)));
        assertThat(names()).as("the rest stays, whatever the limit").containsExactly("rest");
    }

    @Test
    void aPieceWithSomethingInItStaysWhereRowsGoOneByOne() {
        partitions.extend(DAYS, NOW);
        row(NOW.minus(Duration.ofDays(1)));
        assertThat(partitions.dropEmptyBefore(TABLE, NOW)).isEqualTo(1);
        assertThat(names()).doesNotContain("until_20270101").contains("until_20270105");
    }

    @Test
    void aChangeThatHasToWaitGivesUpBeforeOthersWaitForIt() throws Exception {
        try (Connection other = pool.getConnection();
                Statement reading = other.createStatement()) {
            other.setAutoCommit(false);
            reading.executeQuery("select * from " + TABLE).close();
            long start = System.nanoTime();
            assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> partitions.extend(DAYS, NOW));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            other.rollback();
        }
        assertThat(names()).hasSize(2);
        partitions.extend(DAYS, NOW);
        assertThat(names()).hasSizeGreaterThan(2);
    }

    /** Each has one, and it splits. */
    @Test
    void whatModulesSayToLieInPiecesDoes() {
        assertThat(tables).extracting(Partitioned::table).contains("access_log", "band_reading", "case_event_archive");
        assertThat(tables)
                .allSatisfy(table -> assertThat(partitions.of(table.table()))
                        .as(table.table())
                        .extracting(Partitions.Part::name)
                        .contains("rest"));
    }

    /** What is asked often of tables in pieces looks at the pieces that matter. */
    @Test
    void statementsThatAreAskedOftenLookAtFewPieces() {
        tables.forEach(table -> partitions.extend(
                new Partitioned(table.table(), table.piece(), table.ahead()), Instant.parse("2027-01-01T00:00:00Z")));
        long id = Ids.firstAt(Instant.parse("2027-01-02T05:00:00Z"));
        assertThat(looksAt("select sealed from band_reading where person_id = 1 and until_at >= '2027-01-01' and id >= "
                        + Ids.firstAt(Instant.parse("2026-12-31T20:00:00Z")) + " order by until_at desc limit 5"))
                .doesNotContain("until_20270101");
        assertThat(looksAt("select * from case_event_archive where case_id in (" + id + ", " + (id + 1) + ")"))
                .hasSize(1);
        assertThat(looksAt("select * from access_log where subject_id = 1 and id < "
                        + Ids.firstAt(Instant.parse("2026-05-01T00:00:00Z")) + " order by id desc limit 5"))
                .containsExactly("until_20270101");
    }

    /** MariaDB says it only when asked for; MySQL always does, and does not know the word any more. */
    private List<String> looksAt(String select) {
        boolean mariaDb = Objects.requireNonNull(jdbc.queryForObject("select version()", String.class))
                .contains("MariaDB");
        List<Map<String, Object>> plan =
                jdbc.queryForList((mariaDb ? "explain partitions " : "explain format=traditional ") + select);
        return List.of(String.valueOf(plan.get(0).get("partitions")).split(",", -1));
    }
}

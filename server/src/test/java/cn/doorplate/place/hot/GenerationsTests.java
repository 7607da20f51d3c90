package cn.doorplate.place.hot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.dev.TestServers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class GenerationsTests {

    private static DataSource database;
    private static JdbcTemplate jdbc;

    private Generations generations;

    @BeforeAll
    static void migrate() {
        database = new DriverManagerDataSource(
                TestServers.database("doorplate_generations"), TestServers.username(), TestServers.password());
        jdbc = new JdbcTemplate(database);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/place")
                .load()
                .migrate();
    }

    @BeforeEach
    void startServer() {
        generations = new Generations(database);
        generations.ask();
    }

    @Test
    void tellsWhatChangedFromWhatDidNot() {
        long before = generations.seen();

        change(jdbc, "building", 1);
        generations.ask();

        assertThat(holds(before, "building:1", "region:52")).isFalse();
        assertThat(holds(before, "building:2", "region:52")).isTrue();
        assertThat(holds(generations.seen(), "building:1")).isTrue();
    }

    @Test
    void missesNoChangeThatBeganEarlierAndCommitsLater() {
        long before = generations.seen();
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        CompletableFuture<Void> later = new CompletableFuture<>();

        transaction.executeWithoutResult(first -> {
            change(jdbc, "building", 11);
            later.completeAsync(() -> {
                // Waits for the first one's lock, and so takes the next generation, and commits after it.
                transaction.executeWithoutResult(second -> change(jdbc, "building", 12));
                return null;
            });
            generations.ask();
            assertThat(holds(before, "building:11")).as("not committed yet").isTrue();
        });
        generations.ask();
        assertThat(holds(before, "building:11")).isFalse();
        later.join();
        generations.ask();
        assertThat(holds(before, "building:12")).isFalse();
    }

    @Test
    void aServerThatStartsKnowsTheChangesBeforeIt() {
        long before = generations.seen();
        change(jdbc, "compound", 21);

        Generations started = new Generations(database);
        started.ask();

        assertThat(started.holds(before, started.epoch(), Set.of("compound:21")))
                .isFalse();
        assertThat(started.holds(before, started.epoch(), Set.of("compound:22")))
                .isTrue();
    }

    @Test
    void vouchesForNothingThatIsOlderThanTheHistoryThatIsLeft() {
        long before = generations.seen();
        change(jdbc, "building", 31);
        change(jdbc, "building", 32);
        jdbc.update("delete from place_change where generation <= ?", before + 1);

        Generations started = new Generations(database);
        started.ask();

        assertThat(started.holds(before, started.epoch(), Set.of("building:31")))
                .as("its change is no longer on record")
                .isFalse();
        assertThat(started.holds(before + 1, started.epoch(), Set.of("building:31")))
                .isTrue();
        generations.ask();
        assertThat(holds(before, "building:31"))
                .as("nor for a server that slept through it")
                .isFalse();
    }

    @Test
    void startsOverWhenTheDatabaseWentBackInTime() {
        change(jdbc, "building", 41);
        generations.ask();
        long now = generations.seen();
        int epoch = generations.epoch();

        jdbc.update("update place_clock set generation = generation - 1");
        jdbc.update("delete from place_change where generation = ?", now);
        generations.ask();

        assertThat(generations.holds(now, epoch, Set.of("building:42"))).isFalse();
        assertThat(generations.seen()).isEqualTo(now - 1);
    }

    @Test
    void cannotVouchWhileTheDatabaseDoesNotAnswer() {
        Generations blind = new Generations(new DriverManagerDataSource("jdbc:mysql://127.0.0.1:9/none", "root", ""));
        blind.ask();
        assertThat(blind.confirm()).isFalse();
        assertThat(generations.confirm()).isTrue();
    }

    @Test
    void forgetsHistoryThatNobodyNeeds() {
        change(jdbc, "building", 51);
        jdbc.update("update place_change set created_at = '2020-01-01' where scope_id = 51");
        change(jdbc, "building", 52);

        generations.forget();

        assertThat(jdbc.queryForList("select scope_id from place_change where scope_id in (51, 52)", Long.class))
                .containsExactly(52L);
    }

    private boolean holds(long generation, String... scopes) {
        return generations.holds(generation, generations.epoch(), List.of(scopes));
    }

    private static void change(JdbcTemplate jdbc, String kind, long id) {
        jdbc.update("update place_clock set generation = generation + 1 where id = 1");
        jdbc.update(
                "insert into place_change (generation, scope_kind, scope_id)"
                        + " select generation, ?, ? from place_clock where id = 1",
                kind,
                id);
    }
}

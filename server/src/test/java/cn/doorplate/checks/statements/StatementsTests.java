package cn.doorplate.checks.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.doorplate.dev.TestServers;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class StatementsTests {

    private static final HikariDataSource POOL = new HikariDataSource();

    private static final Statements STATEMENTS = new Statements();

    private static JdbcTemplate jdbc = new JdbcTemplate();

    @BeforeAll
    static void open() {
        POOL.setJdbcUrl(TestServers.database("doorplate_statements"));
        POOL.setUsername(TestServers.username());
        POOL.setPassword(TestServers.password());
        POOL.setMaximumPoolSize(2);
        DataSource counted = StatementCounting.counted(POOL, STATEMENTS);
        assertThat(counted).isInstanceOf(HikariDataSource.class);
        jdbc = new JdbcTemplate(counted);
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void listsWhatWasSent() {
        List<String> sent = STATEMENTS.during(() -> {
            ask(1);
            jdbc.queryForObject("select   ?\n  + 1", Integer.class, 1);
        });
        assertThat(sent).containsExactly("select 1", "select ? + 1");
    }

    @Test
    void failsOnOneStatementARowAndNamesThem() {
        List<String> sent = STATEMENTS.during(() -> List.of(1, 2, 3, 4).forEach(StatementsTests::ask));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(sent).hasSizeLessThanOrEqualTo(3))
                .withMessageContaining("select 4");
    }

    @Test
    void countsABatchOnce() {
        jdbc.execute("create table if not exists numbers (n int)");
        List<String> sent = STATEMENTS.during(
                () -> jdbc.batchUpdate("insert into numbers values (?)", List.of(new Object[] {1}, new Object[] {2})));
        assertThat(sent).containsExactly("insert into numbers values (?)");
    }

    @Test
    void countsWhatOtherThreadsSendButNotScheduledJobs() {
        List<String> sent = STATEMENTS.during(() -> {
            onThread("tomcat-handler-1", () -> ask(1));
            onThread("scheduling-1", () -> ask(2));
        });
        assertThat(sent).containsExactly("select 1");
    }

    @Test
    void leavesOutTheThreadsThatAModuleNames() {
        Statements without = STATEMENTS.withoutThreads("scans-").withoutThreads("plates-");
        assertThat(without.during(() -> {
                    onThread("scans-1", () -> ask(1));
                    onThread("plates-1", () -> ask(2));
                    onThread("scheduling-1", () -> ask(3));
                    ask(4);
                }))
                .containsExactly("select 4");
    }

    @Test
    void countsThisThreadAlone() {
        assertThat(STATEMENTS.ofThisThreadDuring(() -> {
                    onThread("another", () -> ask(1));
                    ask(2);
                }))
                .containsExactly("select 2");
    }

    @Test
    void countsNothingBeforeAndAfter() {
        ask(1);
        assertThat(STATEMENTS.during(() -> {})).isEmpty();
    }

    private static void ask(int number) {
        assertThat(jdbc.queryForObject("select " + number, Integer.class)).isEqualTo(number);
    }

    private static void onThread(String name, Runnable work) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, name));
        try {
            thread.submit(work).get();
        } finally {
            thread.shutdown();
        }
    }
}

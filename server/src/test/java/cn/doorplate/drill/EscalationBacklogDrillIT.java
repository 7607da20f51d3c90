package cn.doorplate.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.casework.CaseBacklog;
import cn.doorplate.dev.TestServers;
import cn.doorplate.packaged.PackagedServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 100,000 urgent cases are overdue elsewhere, in one community or in a thousand: a fresh one goes up within 60 seconds. */
@Tag("drill")
class EscalationBacklogDrillIT {

    private static final int BACKLOG = 100_000;
    private static final int FRESH = 40;
    private static final long BACKLOG_FROM = 970_101_001_001L;
    private static final long FRESH_FROM = 970_201_001_001L;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(ints = {1, 999})
    void aFreshCaseIsNotLateBecauseOfABacklogElsewhere(int communities) throws Exception {
        String database = "doorplate_backlog_" + communities;
        Map<String, String> properties = PackagedServer.properties(database);
        // Makes the tables.
        PackagedServer.start(properties).close();
        try (CaseBacklog backlog = new CaseBacklog(properties)) {
            write(database, "delete from case_timer");
            backlog.due(BACKLOG, communities, BACKLOG_FROM, backlog.now().minus(Duration.ofDays(6)));
            try (PackagedServer one = PackagedServer.start(properties);
                    PackagedServer two = PackagedServer.start(properties)) {
                assertThat(one.handle().isAlive() && two.handle().isAlive()).isTrue();
                List<Double> late = new ArrayList<>();
                for (int i = 0; i < FRESH && left(database) > 0; i++) {
                    long community = FRESH_FROM + i;
                    Instant due = backlog.now().plusMillis(500);
                    backlog.due(1, 1, community, due);
                    String escalated = "select timestampdiff(microsecond, '" + text(due) + "', e.at) from case_event e"
                            + " join ledger_case c on c.id = e.case_id where e.action = 'ESCALATE' and c.region_code = "
                            + community + " and c.filed_at = '" + text(due.minus(CaseBacklog.ACCEPTED_IN)) + "'";
                    await().atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(100))
                            .until(() -> !numbers(database, escalated).isEmpty());
                    late.add(numbers(database, escalated).get(0) / 1e6);
                }
                Collections.sort(late);
                System.out.printf(
                        Locale.ROOT,
                        "backlog of %,d over %d communities, %,d of it left: %d fresh cases late by p50 %.1f s, p99 %.1f s,"
                                + " max %.1f s%n",
                        BACKLOG,
                        communities,
                        left(database),
                        late.size(),
                        late.get(late.size() / 2),
                        late.get((int) Math.ceil(late.size() * 0.99) - 1),
                        late.get(late.size() - 1));
                assertThat(late.size()).isGreaterThan(5);
                assertThat(late.get(late.size() - 1)).isLessThan(60);
            }
        }
    }

    /** Of the backlog. */
    private static long left(String database) throws SQLException {
        return numbers(database, "select count(*) from case_timer where due_at < utc_timestamp(3) - interval 1 day")
                .get(0);
    }

    private static String text(Instant moment) {
        return moment.toString().replace('T', ' ').replace("Z", "");
    }

    private static void write(String database, String sql) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static List<Long> numbers(String database, String sql) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }

    private static Connection connection(String database) throws SQLException {
        return DriverManager.getConnection(
                TestServers.database(database), TestServers.username(), TestServers.password());
    }
}

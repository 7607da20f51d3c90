package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.casework.CaseBacklog;
import cn.doorplate.dev.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * 500 cases are due at one moment, and two processes of the packaged jar take them up. One is killed with -9 in the middle: each
 * case goes up once, the history is whole, and what the dead one had in hand is late by its lease and no more.
 */
class EscalationIT {

    private static final String DATABASE = "doorplate_escalation";
    private static final int CASES = 500;
    private static final long FIRST_COMMUNITY = 970_101_001_001L;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<PackagedServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(PackagedServer::close);
    }

    @Test
    void eachCaseGoesUpOnceThoughAServerDiesInTheMiddle() throws Exception {
        Map<String, String> properties = PackagedServer.properties(DATABASE);
        servers.add(PackagedServer.start(properties));
        servers.add(PackagedServer.start(properties));
        try (CaseBacklog backlog = new CaseBacklog(properties)) {
            long before = escalated();
            Instant due = backlog.now().plusSeconds(20);
            backlog.due(CASES, 50, FIRST_COMMUNITY, due);
            assertThat(escalated()).isEqualTo(before);

            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> escalated() - before > CASES / 10);
            PackagedServer dying = servers.remove(0);
            dying.handle().destroyForcibly();
            dying.handle().onExit().get(10, TimeUnit.SECONDS);
            long doneByThen = escalated() - before;
            dying.close();
            assertThat(doneByThen).as("it died in the middle").isLessThan(CASES);

            await().atMost(PATIENCE).until(() -> escalated() - before >= CASES);
            assertThat(escalated() - before).isEqualTo(CASES);
            assertThat(number("select coalesce(max(times), 0) from (select count(*) as times from case_event"
                            + " where action = 'ESCALATE' group by case_id) each_case"))
                    .isEqualTo(1);
            assertThat(number("select coalesce(max(times), 0) from (select count(*) as times from case_event"
                            + " where action = 'REMIND' group by case_id, changes) each_case"))
                    .isLessThanOrEqualTo(1);
            List<Long> late = numbers("select timestampdiff(microsecond, '" + text(due)
                    + "', at) div 1000 from case_event where action = 'ESCALATE' order by 1");
            long latest = late.get(late.size() - 1);
            System.out.printf(
                    "A server died when %d of %d had gone up; late by ms: median %d, p99 %d, most %d%n",
                    doneByThen, CASES, late.get(CASES / 2), late.get(CASES * 99 / 100), latest);
            assertThat(latest).isLessThan(60_000);
            assertThat(backlog.verified()).contains("全部相符");
        }
    }

    @Test
    void aFreshCaseHasItsTurnLongBeforeABacklogElsewhereIsDone() throws Exception {
        Map<String, String> properties = PackagedServer.properties("doorplate_fair_escalation");
        // Makes the tables.
        PackagedServer.start(properties).close();
        try (CaseBacklog backlog = new CaseBacklog(properties)) {
            Instant now = backlog.now();
            backlog.due(2_000, 1, FIRST_COMMUNITY, now.minus(Duration.ofDays(6)));
            backlog.due(1, 1, FIRST_COMMUNITY + 1_000, now);
            servers.add(PackagedServer.start(properties));
            String went = "select %s from %s.case_event e join %s.ledger_case c on c.id = e.case_id"
                    + " where e.action = 'ESCALATE' and c.region_code = %d";
            String database = "doorplate_fair_escalation" + System.getProperty("doorplate.test.fork", "");
            String fresh = went.formatted("coalesce(min(e.at), 0)", database, database, FIRST_COMMUNITY + 1_000);
            await().atMost(PATIENCE).until(() -> number(fresh.replace("min(e.at)", "count(*)")) > 0);

            // By what the history says, however late this test looks.
            assertThat(number(went.formatted("count(*)", database, database, FIRST_COMMUNITY) + " and e.at <= (" + fresh
                            + ")"))
                    .as("of the backlog before it")
                    .isLessThan(1_000);
        }
    }

    private static String text(Instant moment) {
        return moment.toString().replace('T', ' ').replace("Z", "");
    }

    private static long escalated() throws SQLException {
        return number("select count(*) from case_event where action = 'ESCALATE'");
    }

    private static long number(String sql) throws SQLException {
        return numbers(sql).get(0);
    }

    private static List<Long> numbers(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        TestServers.database(DATABASE), TestServers.username(), TestServers.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }
}

package cn.doorplate.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Bulkhead;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Reserve;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alarms while the rest of the server has no connection, or no thread, left. */
@TestPropertySource(
        properties = {"doorplate.reserve.port=0", "server.tomcat.threads.max=3", "spring.threads.virtual.enabled=false"
        })
class AlarmReserveTests extends AlarmGround {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    DataSource dataSource;

    @Autowired
    AlarmMapper rows;

    @Autowired
    WebServerApplicationContext context;

    private final List<AutoCloseable> held = new ArrayList<>();

    @AfterEach
    void letGo() throws Exception {
        for (AutoCloseable one : held) {
            one.close();
        }
    }

    @Test
    void isKeptAndPassedOnWhereNoConnectionIsLeftForAnybodyElse() throws SQLException {
        Someone head = head();
        takeAllConnections();

        JsonNode raised = raise("FALL");

        // Not through the API: who is asked for there is nobody who raises an alarm.
        AlarmRow row = untilTold(raised);
        letGoOfConnections();
        assertThat(row.stage()).isEqualTo(AlarmStage.NEIGHBOURS);
        assertThat(told(head)).contains("一键报警：摔倒");
    }

    @Test
    void whoWaitsForAConnectionTakesNobodysPlaceInTheBulkhead() throws SQLException {
        takeAllConnections();
        Bulkhead bulkhead = new Bulkhead(1, 1, Duration.ofHours(1));

        try (Bulkhead.Stay stay = bulkhead.enter()) {
            assertThatThrownBy(dataSource::getConnection).isInstanceOf(SQLTransientConnectionException.class);
            assertThat(bulkhead.countInside()).isZero();
        }
    }

    private void takeAllConnections() throws SQLException {
        for (int i = 0; i < 8; i++) {
            Connection one = dataSource.getConnection();
            held.add(one);
        }
    }

    private void letGoOfConnections() throws SQLException {
        for (AutoCloseable one : held) {
            ((Connection) one).close();
        }
        held.clear();
    }

    private AlarmRow untilTold(JsonNode raised) {
        long id = Ids.fromOpaque(id(raised));
        return await().atMost(PATIENCE)
                .until(
                        () -> Reserve.ALARMS.call(() -> Objects.requireNonNull(rows.find(id))),
                        row -> row.stage() != null);
    }

    @Test
    void isTakenOnItsOwnPortWhereNoThreadIsLeftForAnybodyElse() throws IOException {
        head();
        for (int i = 0; i < 3; i++) {
            takeAThread();
        }

        var answer = TestClient.of(reservedPort())
                .post("/alarm/graphql", "application/json", document("FIRE").getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body())
                        .at("/data/alarmRaise/alarm/state")
                        .asString())
                .isEqualTo("CALLING");
    }

    /** Says that it sends more than it does. */
    private void takeAThread() throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        held.add(socket);
        socket.getOutputStream()
                .write(
                        "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
                                .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Test
    void hasNothingElseOnItsPort() {
        TestClient alarms = TestClient.of(reservedPort());

        assertThat(alarms.get("/").statusCode()).isEqualTo(404);
        assertThat(alarms.get("/graphql").statusCode()).isEqualTo(404);
        assertThat(alarms.get("/alarm/../graphql").statusCode()).isNotEqualTo(200);
    }

    private String document(String kind) {
        return JSON.writeValueAsString(Map.of(
                "query",
                "mutation($input: AlarmRaiseInput!) { alarmRaise(input: $input) { alarm { state } userErrors { code } } }",
                "variables",
                Map.of(
                        "input",
                        Map.of(
                                "idempotencyKey",
                                key(),
                                "kind",
                                kind,
                                "place",
                                Map.of("plate", door.plate().toString())))));
    }

    private int reservedPort() {
        return Arrays.stream(((TomcatWebServer) Objects.requireNonNull(context.getWebServer()))
                        .getTomcat()
                        .getService()
                        .findConnectors())
                .mapToInt(Connector::getLocalPort)
                .filter(it -> it != port)
                .findFirst()
                .orElseThrow();
    }
}

package cn.doorplate.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.api.SocketClient;
import cn.doorplate.dev.TestServers;
import cn.doorplate.packaged.PackagedServer;
import cn.doorplate.place.PlateCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A county as deploy/README.md sets it up: what people get through nginx, and that they get it while servers are restarted or die. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TownIT {

    private static final String DATABASE = "doorplate_town";
    /** Thirteen characters that check: twelve zeros have the check character 0. */
    private static final String PLATE = "0000000000000";

    private static final String NAME = "Town-7";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LIVE =
            "subscription { doorplateChanged(code: \"" + PLATE + "\") { building { name } } }";

    private Town town;
    private TownClient client;

    @BeforeAll
    void start() throws Exception {
        Commands.need("nginx", "envsubst", "openssl", "curl", "ps", "prometheus");
        Map<String, String> properties = PackagedServer.properties(DATABASE);
        properties.put("doorplate.graphql.documents.mode", "open");
        town = new Town(Path.of("target/town"), properties);
        town.start();
        client = town.client();
        write(
                "replace into region (code, name, short_name) values (97, '测试省', '测试省'),"
                        + " (9701, '测试市', '测试市'), (970101, '测试县', '测试县'),"
                        + " (970101001, '测试街道办事处', '测试街道'), (970101001001, '测试社区居民委员会', '测试社区')",
                "replace into building (id, region_code, name, address) values (7, 970101001001, '" + NAME
                        + "', '测试路7号')",
                "replace into doorplate (code, building_id, status) values ('" + PLATE + "', 7, 'ACTIVE')");
    }

    @AfterAll
    void stop() throws Exception {
        if (town != null) {
            town.close();
        }
    }

    @Test
    @Order(1)
    void aScanIsLedToHttpsAndThePageOfOneSecondIsAskedOfAServerOnce() throws Exception {
        HttpResponse<String> plain = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + town.port("http") + "/d/" + PLATE))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(plain.statusCode()).isEqualTo(301);
        assertThat(plain.headers().firstValue("Location")).hasValue("https://127.0.0.1/d/" + PLATE);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(plate().headers().firstValue("X-Cache")).hasValue("HIT"));
        assertThat(plate().statusCode()).isEqualTo(200);
        assertThat(plate().body()).contains(NAME);
        assertThat(plate().headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    @Order(2)
    void whatIsTooBigIsRefusedBeforeAServerHearsOfIt() {
        assertThat(client.post("/graphql", "application/json", new byte[129 * 1024])
                        .statusCode())
                .isEqualTo(413);
        assertThat(client.post("/media", "image/jpeg", new byte[12 * 1024 * 1024])
                        .statusCode())
                .isEqualTo(413);
        // Who is not logged in may send nothing; a server says so, for a photo of ten megabytes is not too big.
        assertThat(client.post("/media", "image/jpeg", new byte[10 * 1024 * 1024])
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(3)
    void nobodyLooksBehindTheCounterAndNoSecretOfALinkIsLogged() throws Exception {
        assertThat(client.get("/actuator/prometheus").statusCode()).isEqualTo(404);
        assertThat(client.get("/actuator/health").statusCode()).isEqualTo(404);
        client.get("/alarm/s/ticket-that-lets-in?and=this");
        client.get("/cases/slip/ticket-that-lets-in");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(town.read("access.log")).contains("/alarm/s/-", "/cases/slip/-"));
        assertThat(town.read("access.log")).doesNotContain("that-lets-in").doesNotContain("and=this");
        assertThat(town.read("access.log").lines().filter(line -> line.contains("/alarm/s/")))
                .allMatch(line -> line.contains(":" + town.port("8181")) || line.contains(":" + town.port("8182")));
    }

    @Test
    @Order(4)
    void whatWeChatAsksForAtTheRootIsThere() throws Exception {
        town.write("verification/MP_verify_a1B2.txt", "a1B2");

        assertThat(client.get("/MP_verify_a1B2.txt").body()).isEqualTo("a1B2");
    }

    @Test
    @Order(5)
    void whoSaysThatTheyAreSomebodyElseIsNotBelieved() {
        List<Integer> statuses = IntStream.range(0, 100)
                .mapToObj(i -> client.get("/d/" + PlateCode.random(), "X-Forwarded-For", "203.0.113." + i)
                        .statusCode())
                .toList();

        assertThat(statuses).contains(429);
    }

    @Test
    @Order(6)
    void prometheusSeesBothServersAndCanWorkOutEveryRule() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> prometheus("query?query=sum(up{job=\"doorplate\"})")
                        .at("/data/result/0/value/1")
                        .asString()
                        .equals("2"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<JsonNode> rules = rules();
            assertThat(rules).hasSizeGreaterThan(15);
            assertThat(rules)
                    .allSatisfy(rule -> assertThat(rule.path("health").asString())
                            .as(rule.toString())
                            .isEqualTo("ok"));
        });
    }

    @Test
    @Order(7)
    void aRollingRestartUnderLoadFailsNobodyAndSocketsAreToldToComeBack() throws Exception {
        List<SocketClient> sockets = Stream.generate(this::looking).limit(4).toList();
        int alarms = alarms();
        TownLoad load = new TownLoad(client, PLATE, NAME, "restart");
        try (load) {
            await().atMost(PATIENCE).until(() -> load.answered() > 300);
            town.rollingRestart();
            int before = load.answered();
            await().atMost(PATIENCE).until(() -> load.answered() > before + 300);
        }
        System.out.printf(
                "Rolling restart of two servers: %d requests, of them %d alarms; %d failed, %d sent again on a new connection%n",
                load.answered(), load.keys(), load.failedOnce().size(), load.sentAgain());
        assertThat(load.failedOnce()).isEmpty();
        keptOnce(load, alarms);
        for (SocketClient socket : sockets) {
            assertThat(socket.awaitClose()).isEqualTo(1012);
            socket.close();
        }
        looking().close();
    }

    @Test
    @Order(8)
    void whenAServerIsKilledNoRequestFailsTwice() throws Exception {
        int alarms = alarms();
        TownLoad load = new TownLoad(client, PLATE, NAME, "kill");
        try (load) {
            await().atMost(PATIENCE).until(() -> load.answered() > 300);
            town.server("kill", 2);
            int before = load.answered();
            await().atMost(PATIENCE).until(() -> load.answered() > before + 1_000);
            await("the alert")
                    .atMost(PATIENCE)
                    .until(() -> prometheus("query?query=ALERTS{alertname=\"ServerDown\"}")
                            .at("/data/result/0/metric/instance")
                            .asString("")
                            .endsWith(":" + town.port("9092")));
            town.server("start", 2);
            town.ready(2);
            int after = load.answered();
            await().atMost(PATIENCE).until(() -> load.answered() > after + 300);
        }
        System.out.printf(
                "One server of two killed: %d requests, of them %d alarms; %d failed once, %d twice%n",
                load.answered(),
                load.keys(),
                load.failedOnce().size(),
                load.failedTwice().size());
        assertThat(load.failedTwice()).isEmpty();
        keptOnce(load, alarms);
    }

    @Test
    @Order(9)
    void withoutAnyServerThePageOfThePlateIsStillThere() {
        assertThat(plate().statusCode()).isEqualTo(200);
        town.server("stop", 1);
        town.server("stop", 2);

        HttpResponse<String> page = plate();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(NAME);
        assertThat(client.graphQl("{\"query\":\"{ __typename }\"}").statusCode())
                .isEqualTo(502);
    }

    private List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        prometheus("rules")
                .at("/data/groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    private JsonNode prometheus(String question) {
        try {
            URI at = URI.create("http://127.0.0.1:" + town.port("9090") + "/api/v1/"
                    + question.replace("{", "%7B").replace("}", "%7D").replace("\"", "%22"));
            return new JsonMapper()
                    .readTree(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> plate() {
        return client.get("/d/" + PLATE);
    }

    private SocketClient looking() {
        SocketClient socket = client.socket();
        socket.subscribe("1", Map.of("query", LIVE));
        assertThat(socket.await("next")
                        .at("/payload/data/doorplateChanged/building/name")
                        .asString())
                .isEqualTo(NAME);
        return socket;
    }

    /** Each alarm that was acknowledged is in the database, and each tap, tried once or twice, is one. */
    private static void keptOnce(TownLoad load, int before) throws SQLException {
        assertThat(load.alarms()).isNotEmpty().hasSize(load.keys());
        assertThat(alarms() - before).isEqualTo(load.keys());
    }

    private static int alarms() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from alarm")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static void write(String... statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                TestServers.database(DATABASE), TestServers.username(), TestServers.password());
    }
}

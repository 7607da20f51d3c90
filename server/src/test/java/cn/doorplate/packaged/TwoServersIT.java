package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.dev.TestServers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Two processes of the packaged jar on one database and one Redis, as a county runs them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoServersIT {

    private static final String DATABASE = "doorplate_two_servers";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Thirteen characters that check: twelve zeros have the check character 0. */
    private static final String PLATE = "0000000000000";

    private PackagedServer one;
    private PackagedServer two;

    @BeforeAll
    void start() throws SQLException {
        one = PackagedServer.start(PackagedServer.properties(DATABASE));
        two = PackagedServer.start(PackagedServer.properties(DATABASE));
        write(
                "replace into region (code, name, short_name) values (95, '测试省', '测试省'),"
                        + " (9501, '测试市', '测试市'), (950101, '测试县', '测试县'),"
                        + " (950101001, '测试街道办事处', '测试街道'), (950101001001, '测试社区居民委员会', '测试社区')",
                "replace into building (id, region_code, name, address) values (7, 950101001001, '7栋', '测试路7号')",
                "replace into doorplate (code, building_id, status) values ('" + PLATE + "', 7, 'ACTIVE')");
    }

    @AfterAll
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void eachSeesWhatWasCommittedElsewhere() throws SQLException {
        rename("7栋", "building", 7);
        await().atMost(PATIENCE).until(() -> "7栋".equals(buildingAt(one)) && "7栋".equals(buildingAt(two)));
        rename("8栋", "building", 7);
        await().atMost(PATIENCE).until(() -> "8栋".equals(buildingAt(one)) && "8栋".equals(buildingAt(two)));

        rename("9栋", "region", 950101);
        await().atMost(PATIENCE).until(() -> "9栋".equals(buildingAt(one)) && "9栋".equals(buildingAt(two)));
    }

    @Test
    void goesOnSeeingChangesAfterItsConnectionToRedisWasCut() throws SQLException {
        rename("3栋", "building", 7);
        await().atMost(PATIENCE).until(() -> "3栋".equals(buildingAt(one)) && "3栋".equals(buildingAt(two)));

        TestServers.get().redis().kill();
        rename("4栋", "building", 7);
        TestServers.get().redis().start();

        await().atMost(PATIENCE).until(() -> "4栋".equals(buildingAt(one)) && "4栋".equals(buildingAt(two)));
    }

    @Test
    void aServerThatHasJustStartedBelievesNoOldPageInRedis() throws SQLException {
        rename("5栋", "building", 7);
        await().atMost(PATIENCE).until(() -> "5栋".equals(buildingAt(one)));
        rename("6栋", "building", 7);

        try (PackagedServer three = PackagedServer.start(PackagedServer.properties(DATABASE))) {
            assertThat(buildingAt(three)).isEqualTo("6栋");
        }
    }

    @Test
    void opensThePlainLinkWithoutAnythingElse() {
        HttpResponse<String> page = one.get(one.port, "/d/" + PLATE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("测试路7号").doesNotContain("<script", "http://", "https://");
    }

    @Test
    void answersNoDocumentThatIsNotTrustedAndShowsNothingOfDevelopment() {
        JsonNode answer = one.graphQl("{\"query\":\"{ __schema { types { name } } }\"}");
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("DOCUMENT_NOT_TRUSTED");
        assertThat(one.get(one.port, "/graphiql").statusCode()).isEqualTo(404);
        assertThat(one.get(one.port, "/").statusCode()).isEqualTo(404);
        assertThat(one.get(one.port, "/actuator/health").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsItsHealthAndItsFiguresOnTheManagementPort() {
        assertThat(one.get(one.managementPort, "/actuator/health/liveness").body())
                .contains("UP");
        assertThat(one.get(one.managementPort, "/actuator/health/readiness").body())
                .contains("UP");
        buildingAt(one);
        assertThat(one.get(one.managementPort, "/actuator/prometheus").body())
                .contains("cache_gets_total", "jvm_memory_used_bytes", "hikaricp_connections");
    }

    @Test
    void writesItsLogAsJson() {
        one.get(one.port, "/d/" + PLATE);
        assertThat(one.output().lines().filter(line -> line.startsWith("{\"@timestamp\"")))
                .isNotEmpty();
    }

    /** The heading of the plain page: the building's name as that server knows it. */
    private static String buildingAt(PackagedServer server) {
        String body = server.get(server.port, "/d/" + PLATE).body();
        return body.replaceAll("(?s).*<h1[^>]*>(?:<span.*?</span>)?([^<]*)</h1>.*", "$1")
                .strip();
    }

    /** As any transaction of the application does it: the change, and as the last step the next generation. */
    private static void rename(String name, String scope, long id) throws SQLException {
        write(
                "start transaction",
                "update building set name = '" + name + "' where id = 7",
                "update place_clock set generation = generation + 1 where id = 1",
                "insert into place_change (generation, scope_kind, scope_id)" + " select generation, '" + scope + "', "
                        + id + " from place_clock where id = 1",
                "commit");
    }

    private static void write(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        TestServers.database(DATABASE), TestServers.username(), TestServers.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

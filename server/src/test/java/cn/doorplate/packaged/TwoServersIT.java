package cn.doorplate.packaged;

import static cn.doorplate.packaged.PackagedServer.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.dev.TestServers;
import cn.doorplate.shared.Ids;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Two processes of the packaged jar on one database and one Redis, as a county runs them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoServersIT {

    private static final String DATABASE = "doorplate_two_servers";
    /** Thirteen characters that check: twelve zeros have the check character 0. */
    private static final String PLATE = "0000000000000";

    private PackagedServer one;
    private PackagedServer two;

    @BeforeAll
    void start() throws SQLException {
        one = PackagedServer.start(PackagedServer.properties(DATABASE));
        Map<String, String> open = PackagedServer.properties(DATABASE);
        open.put("doorplate.graphql.documents.mode", "open");
        two = PackagedServer.start(open);
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

    /** On a busy machine its first look at the database may come too late: what it shows then it calls out of date, and looks again. */
    @Test
    void aServerThatHasJustStartedBelievesNoOldPageInRedis() throws SQLException {
        rename("5栋", "building", 7);
        await().atMost(PATIENCE).until(() -> "5栋".equals(buildingAt(one)));
        rename("6栋", "building", 7);

        try (PackagedServer three = PackagedServer.start(PackagedServer.properties(DATABASE))) {
            String page = await("a page it stands by")
                    .atMost(PATIENCE)
                    .until(() -> pageOf(three), shown -> shown.contains("门牌有效"));
            assertThat(buildingOn(page)).isEqualTo("6栋");
        }
    }

    @Test
    void aNoticeIsOnThePagesOfBothAtItsTimeAndGoneAtItsEnd() throws SQLException {
        Instant begin = Clock.systemUTC().instant().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
        Instant end = begin.plusSeconds(3);
        long id = begin.toEpochMilli();
        write(
                "insert into notice (id, publisher, state, live_edition, last_edition, due_at, changed_at, created_at) values ("
                        + id + ", 950101001001, 'SCHEDULED', 1, 1, '" + sql(begin)
                        + "', utc_timestamp(3), utc_timestamp(3))",
                "insert into notice_edition (notice_id, number, kind, title, summary, body, attachments, places, audiences,"
                        + " expires_at, must_read, pinned, urgent, author_id, edited_at) values (" + id
                        + ", 1, 'SAFETY', '两台都有的通知', '摘要', '正文', '', 'REGION:950101001001', 'EVERYONE', '" + sql(end)
                        + "', false, false, false, 1, utc_timestamp(3))");
        assertThat(shows(one) || shows(two)).as("before its time").isFalse();
        for (PackagedServer server : List.of(one, two)) {
            assertThat(told("shown", begin, when(() -> shows(server)))).isAfterOrEqualTo(begin);
        }
        for (PackagedServer server : List.of(one, two)) {
            assertThat(told("over", end, when(() -> !shows(server)))).isAfterOrEqualTo(end);
        }
    }

    @Test
    void aNoticeThatIsWithdrawnIsGoneFromThePagesOfBoth() throws Exception {
        Instant begin = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        long id = begin.toEpochMilli();
        write(
                "insert into notice (id, publisher, state, live_edition, last_edition, due_at, changed_at, created_at) values ("
                        + id + ", 950101001001, 'SCHEDULED', 1, 1, '" + sql(begin)
                        + "', utc_timestamp(3), utc_timestamp(3))",
                "insert into notice_edition (notice_id, number, kind, title, summary, body, attachments, places, audiences,"
                        + " must_read, pinned, urgent, author_id, edited_at) values (" + id
                        + ", 1, 'SAFETY', '两台都有的通知', '摘要', '正文', '', 'REGION:950101001001', 'EVERYONE',"
                        + " false, false, false, 1, utc_timestamp(3))");
        for (PackagedServer server : List.of(one, two)) {
            when(() -> shows(server));
        }

        JsonNode answer = two.graphQl(
                officer(id),
                "mutation($id: ID!) { noticeWithdraw(input: {notice: $id, version: 1, reason: \"写错了\"}) {"
                        + " notice { state } userErrors { code } } }",
                Map.of("id", Ids.toOpaque(id)));
        Instant withdrawn = Clock.systemUTC().instant();

        assertThat(answer.at("/data/noticeWithdraw/notice/state").asString())
                .as(answer.toString())
                .isEqualTo("WITHDRAWN");
        for (PackagedServer server : List.of(one, two)) {
            told("withdrawn", withdrawn, when(() -> !shows(server)));
        }
    }

    /** Says how long it took: a second is promised, which a busy machine need not keep. */
    private static Instant told(String what, Instant due, Instant seen) {
        System.out.printf(
                "A notice %s on a server's page after %d ms%n",
                what, Duration.between(due, seen).toMillis());
        return seen;
    }

    /** Somebody of the community's office, with that number, who has agreed to the policy in force. The session's token. */
    private String officer(long id) throws Exception {
        String token = "dps_"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(ByteBuffer.allocate(32).putLong(id).array());
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        write(
                "insert into person (id, status) values (" + id + ", 'ACTIVE')",
                "insert into session (id, token_hash, person_id, kind, expires_at) values (" + id + ", x'" + hash
                        + "', " + id + ", 'MINI_PROGRAM', utc_timestamp(3) + interval 1 day)",
                "insert into consent (id, person_id, policy_version, given_by, given_at) values (" + id + ", " + id
                        + ", '2026-11', 1, utc_timestamp(3)), (" + (id + 1) + ", " + id
                        + ", '2026-12', 1, utc_timestamp(3))",
                "insert into role_grant (id, person_id, role, place_kind, place_id, region_code, by_appointment, valid_from)"
                        + " values (" + id + ", " + id
                        + ", 'COMMUNITY_STAFF', 'REGION', 950101001001, 950101001001, true,"
                        + " utc_timestamp(3) - interval 1 minute)");
        return token;
    }

    private static boolean shows(PackagedServer server) {
        return pageOf(server).contains("两台都有的通知");
    }

    private static Instant when(Callable<Boolean> so) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(so);
        return Clock.systemUTC().instant();
    }

    private static String sql(Instant time) {
        return time.toString().replace('T', ' ').replace("Z", "");
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
        return buildingOn(pageOf(server));
    }

    private static String pageOf(PackagedServer server) {
        return server.get(server.port, "/d/" + PLATE).body();
    }

    private static String buildingOn(String page) {
        return page.replaceAll("(?s).*<h1[^>]*>(?:<span.*?</span>)?([^<]*)</h1>.*", "$1")
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

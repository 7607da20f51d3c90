package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.api.SocketClient;
import cn.doorplate.dev.TestServers;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.shared.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Who follows a case through one process of the packaged jar is told what is done to it through another. The first is killed with -9
 * in the middle: they go on at the second where they were, and nothing is missed and nothing told twice.
 */
class CaseLiveIT {

    private static final String DATABASE = "doorplate_case_live";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long COMMUNITY = 960101001001L;

    /** Of each who talks; so many a day are taken. */
    private static final int WORDS = 18;

    private static final String LIVE = """
            subscription Live($case: ID!, $after: String) {
              caseChanged(case: $case, after: $after) { event { seq action text } cursor }
            }
            """;
    private static final String AGREE = """
            mutation($version: String!) {
              consentGive(input: {policyVersion: $version, under14: false}) { userErrors { code } }
            }
            """;
    private static final String ASK = """
            mutation($key: String!, $region: String!) {
              questionFile(input: {idempotencyKey: $key, category: "insurance", at: {place: {region: $region}},
                text: "异地就医怎么备案？"}) { question { id } userErrors { code message } }
            }
            """;
    private static final String COMMENT = """
            mutation($key: String!, $case: ID!, $text: String!) {
              caseComment(input: {idempotencyKey: $key, case: $case, text: $text}) { case { id } userErrors { code message } }
            }
            """;

    private final WeChatStandIn weChat = WeChatStandIn.start(Clock.systemUTC());
    private final List<PackagedServer> servers = new ArrayList<>();

    @BeforeEach
    void start() {
        Map<String, String> properties = PackagedServer.properties(DATABASE);
        properties.put("doorplate.graphql.documents.mode", "open");
        properties.put("doorplate.wechat.api-host", weChat.url());
        properties.put("doorplate.wechat.app-id", WeChatStandIn.APP_ID);
        properties.put("doorplate.wechat.app-secret", WeChatStandIn.APP_SECRET);
        servers.add(PackagedServer.start(properties));
        servers.add(PackagedServer.start(properties));
    }

    @AfterEach
    void stop() {
        servers.forEach(PackagedServer::close);
        weChat.close();
    }

    @Test
    void nothingIsMissedOrToldTwiceWhenTheServerDiesThroughWhichOneFollows() throws Exception {
        PackagedServer dying = servers.get(0);
        PackagedServer other = servers.get(1);
        String resident = someone(other);
        String officer = someone(other);
        appoint(other, officer);
        String id = field(other, resident, ASK, Map.of("key", key(), "region", Long.toString(COMMUNITY)))
                .at("/question/id")
                .asString();

        Told told = new Told();
        CompletableFuture<Void> talking;
        try (SocketClient socket = follow(dying, resident, id, "1")) {
            say(other, officer, id, "第一句");
            told.until(socket, 1);
            talking = CompletableFuture.runAsync(() -> IntStream.range(0, WORDS).forEach(i -> {
                say(other, resident, id, "我的第" + i + "句");
                say(other, officer, id, "社区的第" + i + "句");
            }));
            told.until(socket, 8);
            dying.handle().destroyForcibly();
            dying.handle().onExit().get(10, TimeUnit.SECONDS);
            assertThat(talking).as("it died in the middle").isNotDone();
        }
        try (SocketClient socket = follow(other, resident, id, told.cursor)) {
            told.until(socket, 1 + 2 * WORDS);
            talking.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(told.words).as("each once, in order").isEqualTo(spoken());
            assertThat(told.seqs).isSorted().doesNotHaveDuplicates();
        }
    }

    /** What was said, as its speakers said it one after the other. */
    private static List<String> spoken() {
        List<String> all = new ArrayList<>(List.of("第一句"));
        for (int i = 0; i < WORDS; i++) {
            all.add("我的第" + i + "句");
            all.add("社区的第" + i + "句");
        }
        return all;
    }

    /** What one who follows has had; where one was cut off, one goes on with the last cursor. */
    private static final class Told {

        private final List<Integer> seqs = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private String cursor = "1";

        /** Until so many words came. */
        void until(SocketClient socket, int many) {
            while (words.size() < many) {
                JsonNode payload = socket.await("next").path("payload");
                assertThat(payload.has("errors")).as(payload.toString()).isFalse();
                JsonNode next = payload.at("/data/caseChanged");
                cursor = next.path("cursor").asString();
                if (!next.path("event").isNull()) {
                    seqs.add(next.at("/event/seq").asInt());
                    add(next.path("event"));
                }
            }
        }

        private void add(JsonNode event) {
            if (event.path("action").asString().equals("COMMENT")) {
                words.add(event.path("text").asString());
            }
        }
    }

    private static SocketClient follow(PackagedServer server, String token, String id, String after) {
        SocketClient socket = SocketClient.authorized(server.port, token);
        socket.subscribe("1", Map.of("query", LIVE, "variables", Map.of("case", id, "after", after)));
        return socket;
    }

    private static void say(PackagedServer server, String token, String id, String text) {
        String key = key();
        // A server that has too much to do says so, and is asked again.
        await().atMost(PATIENCE)
                .until(() -> field(server, token, COMMENT, Map.of("key", key, "case", id, "text", text))
                        .at("/case/id")
                        .asString("")
                        .equals(id));
    }

    /** Who has logged in and agreed; their token. */
    private String someone(PackagedServer server) {
        String openid = "o" + key().replace("-", "");
        String token = await().atMost(PATIENCE)
                .until(
                        () -> server.graphQl("{\"query\":\"mutation { sessionStart(input: {code: \\\""
                                        + weChat.codeFor(openid)
                                        + "\\\"}) { session { token } userErrors { code } } }\"}")
                                .at("/data/sessionStart/session/token")
                                .asString(""),
                        given -> !given.isEmpty());
        String version = field(server, token, "{ privacyPolicy { version } }", Map.of())
                .path("version")
                .asString();
        field(server, token, AGREE, Map.of("version", version));
        return token;
    }

    /** To the office of the community. */
    private static void appoint(PackagedServer server, String token) throws SQLException {
        long person = Ids.fromOpaque(
                field(server, token, "{ me { id } }", Map.of()).path("id").asString());
        write(
                "insert ignore into region (code, name, short_name) values (96, '测试省', '测试省'),"
                        + " (9601, '测试市', '测试市'), (960101, '测试县', '测试县'),"
                        + " (960101001, '测试街道办事处', '测试街道'), (960101001001, '测试社区居民委员会', '测试社区')",
                "insert into role_grant (id, person_id, role, place_kind, place_id, region_code, by_appointment,"
                        + " valid_from)"
                        + " values (%d, %d, 'COMMUNITY_STAFF', 'REGION', %d, %d, true, utc_timestamp(3) - interval 1 minute)"
                                .formatted(Ids.next(), person, COMMUNITY, COMMUNITY));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** Of the one field that was asked for. */
    private static JsonNode field(PackagedServer server, String token, String document, Map<String, ?> variables) {
        JsonNode answer = server.graphQl(token, document, variables);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.path("data").iterator().next();
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

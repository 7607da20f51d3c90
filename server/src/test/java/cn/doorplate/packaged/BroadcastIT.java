package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.dev.TestServers;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.shared.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An officer writes an urgent notice to the residents of a community, and a second approves it, through two processes of the
 * packaged jar. One is killed with -9 while inboxes are written, and one while WeChat messages go out: nobody is told twice, and
 * nobody is forgotten.
 */
class BroadcastIT {

    private static final String DATABASE = "doorplate_broadcast";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long COMMUNITY = 960101001001L;
    private static final String TEMPLATE = "T-urgent";

    private static final String DRAFT = """
            mutation($key: String!, $title: String!, $region: String!) {
              noticeDraft(input: {idempotencyKey: $key, publisher: $region, content: {
                kind: SAFETY, title: $title, summary: "请提前储水。", body: "今晚八点起**停水**。", places: [{region: $region}],
                audiences: [RESIDENTS], mustRead: true, urgent: true
              }}) { notice { id version } userErrors { code message } }
            }
            """;
    private static final String SUBMIT = """
            mutation($id: ID!, $version: Int!) {
              noticeSubmit(input: {notice: $id, version: $version}) { notice { version } userErrors { code message } }
            }
            """;
    private static final String APPROVE = """
            mutation($id: ID!, $version: Int!) {
              noticeApprove(input: {notice: $id, version: $version}) {
                notice { broadcast { id } } userErrors { code message }
              }
            }
            """;
    private static final String PROGRESS = """
            query($id: ID!) {
              node(id: $id) {
                ... on NoticeFile { reading { expected } broadcast { state planned counted channels { channel waiting sent failed } } }
              }
            }
            """;
    private static final String AGREE = """
            mutation($version: String!) {
              consentGive(input: {policyVersion: $version, under14: false}) { userErrors { code } }
            }
            """;

    /** What one server may have handed over without having noted it. */
    private static final long IN_HAND = 100;

    /** Of all that is random here; told when it fails. */
    private final long seed = System.nanoTime();

    private final Random random = new Random(seed);
    private final AtomicLong ids = new AtomicLong(1_000_000 + Math.floorMod(seed, 1_000_000_000L));
    private final WeChatStandIn weChat = WeChatStandIn.start(Clock.systemUTC());
    private final List<PackagedServer> servers = new ArrayList<>();
    private final List<String> consenting = new ArrayList<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private int residents;
    private String officer = "";
    private String reviewer = "";

    @BeforeEach
    void start() throws SQLException {
        weChat.template(TEMPLATE, "thing1");
        servers.add(PackagedServer.start(properties()));
        servers.add(PackagedServer.start(properties()));
        write("delete from household_member", "delete from wechat_account", "delete from subscribe_credit");
    }

    @AfterEach
    void stop() {
        servers.forEach(PackagedServer::close);
        weChat.close();
    }

    private Map<String, String> properties() {
        Map<String, String> properties = PackagedServer.properties(DATABASE);
        properties.put("doorplate.graphql.documents.mode", "open");
        properties.put("doorplate.wechat.api-host", weChat.url());
        properties.put("doorplate.wechat.app-id", WeChatStandIn.APP_ID);
        properties.put("doorplate.wechat.app-secret", WeChatStandIn.APP_SECRET);
        properties.put("doorplate.messaging.wechat.per-second", "100");
        properties.put("doorplate.messaging.wechat.templates[0].id", TEMPLATE);
        properties.put("doorplate.messaging.wechat.templates[0].kinds", "URGENT");
        properties.put("doorplate.messaging.wechat.templates[0].page", "pages/index/index");
        properties.put("doorplate.messaging.wechat.templates[0].data.thing1", "title");
        return properties;
    }

    @Test
    void nobodyIsToldTwiceOrForgottenWhenServersDieInTheMiddle() throws Exception {
        settle(1_000, 150, 20);

        broadcastWithDeaths(0.3, 0.5);
    }

    @Test
    @Tag("drill")
    void norAreTwentyThousandWhereverTheyDie() throws Exception {
        settle(20_000, 6_000, 500);

        for (int round = 0; round < 5; round++) {
            broadcastWithDeaths(random.nextDouble(), random.nextDouble());
            servers.add(PackagedServer.start(properties()));
        }
    }

    /** @param inboxes how much of them is written, and of the WeChat messages sent, when a server dies, from 0 to 1 */
    private void broadcastWithDeaths(double inboxes, double weChatMessages) throws Exception {
        String title = "紧急停水" + ids.incrementAndGet();
        allowOneMoreEach();
        String notice = written(title);
        long begun = System.nanoTime();
        long broadcast = approved(notice);
        until(() -> number("select planned from broadcast where id = " + broadcast) > inboxes * residents - 1);
        kill(random.nextInt(servers.size()));
        until(() -> number("select counted from broadcast where id = " + broadcast) == 1);
        long told = System.nanoTime() - begun;
        servers.add(PackagedServer.start(properties()));
        String sent = "select count(*) from delivery where state = 'SENT' and broadcast_id = " + broadcast;
        until(() -> number(sent) > weChatMessages * consenting.size() - 1);
        kill(0);
        until(() -> number(sent) == consenting.size());
        System.out.printf(
                "A server died after %.0f%% of %d inboxes, one after %.0f%% of %d WeChat messages: all told after %d ms, sent after"
                        + " %d ms%n",
                100 * inboxes,
                residents,
                100 * weChatMessages,
                consenting.size(),
                TimeUnit.NANOSECONDS.toMillis(told),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        check(broadcast, title);
        checkWhatPeopleSee(notice, title);
    }

    private void check(long broadcast, String title) throws SQLException {
        String of = " where broadcast_id = " + broadcast;
        assertThat(number("select count(distinct person_id) from message" + of))
                .as(seed())
                .isEqualTo(residents);
        assertThat(number("select count(*) from message" + of)).as(seed()).isEqualTo(residents);
        assertThat(number("select planned from broadcast where id = " + broadcast))
                .as(seed())
                .isEqualTo(residents);
        assertThat(number("select count(*) from notice_receipt r join broadcast b on b.subject = r.notice_id"
                        + " where b.id = " + broadcast))
                .as(seed())
                .isEqualTo(residents);
        assertThat(number("select count(*) from delivery" + of)).as(seed()).isEqualTo(consenting.size());
        assertThat(number("select count(*) from subscribe_credit where remaining <> 0"))
                .as(seed())
                .isZero();
        assertThat(consenting.stream()
                        .filter(openid -> weChat.messagesTo(openid).stream()
                                        .filter(data -> title.equals(data.get("thing1")))
                                        .count()
                                != 1))
                .as("those whom WeChat showed it not once. " + seed())
                .isEmpty();
        checkHandedOver(title);
    }

    private void checkWhatPeopleSee(String notice, String title) {
        JsonNode file = ask(reviewer, PROGRESS, Map.of("id", notice)).path("node");
        assertThat(file.at("/reading/expected").asInt()).as(seed()).isEqualTo(residents);
        JsonNode progress = file.path("broadcast");
        assertThat(progress.path("state").asString()).as(seed()).isEqualTo("TOLD");
        assertThat(progress.path("planned").asInt()).as(seed()).isEqualTo(residents);
        assertThat(progress.path("channels"))
                .as(seed() + progress)
                .singleElement()
                .satisfies(weChatSays -> {
                    assertThat(weChatSays.path("sent").asInt()).isEqualTo(consenting.size());
                    assertThat(weChatSays.path("waiting").asInt()).isZero();
                    assertThat(weChatSays.path("failed").asInt()).isZero();
                });
        tokens.values().stream().limit(20).forEach(resident -> {
            agree(resident);
            JsonNode inbox = ask(
                    resident, "{ me { inbox { messages(kind: URGENT, first: 100) { nodes { title } } } } }", Map.of());
            assertThat(inbox.at("/me/inbox/messages/nodes")
                            .valueStream()
                            .filter(message -> message.path("title").asString().equals(title)))
                    .as(seed())
                    .hasSize(1);
        });
    }

    /** At least once to the provider, and once more only for what the two that died had in hand. */
    private void checkHandedOver(String title) {
        Map<String, Long> calls = weChat.handedOver("thing1", title);
        assertThat(calls.keySet()).as(seed()).containsExactlyInAnyOrderElementsOf(consenting);
        assertThat(calls.values()).as(seed()).allMatch(times -> times <= 3);
        assertThat(calls.values().stream().filter(times -> times > 1).count())
                .as("those whom WeChat was asked to tell more than once. " + seed())
                .isLessThanOrEqualTo(2 * IN_HAND);
    }

    private String seed() {
        return "seed " + seed;
    }

    private void kill(int server) throws Exception {
        PackagedServer dying = servers.remove(server);
        dying.handle().destroyForcibly();
        dying.handle().onExit().get(10, TimeUnit.SECONDS);
        dying.close();
    }

    /** So many residents, of whom so many have WeChat and allow messages, and so many have it and do not. */
    private void settle(int all, int allowing, int refusing) throws Exception {
        residents = all;
        write(
                "replace into region (code, name, short_name) values (96, '测试省', '测试省'),"
                        + " (9601, '测试市', '测试市'), (960101, '测试县', '测试县'),"
                        + " (960101001, '测试街道办事处', '测试街道'), (960101001001, '测试社区居民委员会', '测试社区')",
                "replace into building (id, region_code, name, address) values (8, 960101001001, '8栋', '测试路8号')",
                "replace into household (id, building_id, door) values (8, 8, '301')");
        logIn(allowing);
        write("insert into subscribe_credit (person_id, template, remaining, standing)" + " select person_id, '"
                + TEMPLATE + "', 0, false from wechat_account");
        List<String> allowed = List.copyOf(consenting);
        logIn(refusing);
        consenting.retainAll(allowed);
        List<Long> persons = persons(all - allowing - refusing);
        persons.addAll(longs("select person_id from wechat_account"));
        officer = officer();
        reviewer = officer();
        batch(
                "insert into household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)"
                        + " values (?, 8, ?, 1, 'CONFIRMED', 1, " + COMMUNITY + ", utc_timestamp(3))",
                persons.stream()
                        .map(person -> List.of(ids.incrementAndGet(), person))
                        .toList());
    }

    /** They come through the API, as their WeChat accounts are sealed with their keys. */
    private void logIn(int number) throws Exception {
        ExecutorService phones = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                String openid = "o" + ids.incrementAndGet();
                consenting.add(openid);
                PackagedServer server = servers.get(i % servers.size());
                running.add(phones.submit(() -> tokens.put(openid, logIn(server, openid))));
            }
            for (Future<?> login : running) {
                login.get(5, TimeUnit.MINUTES);
            }
        } finally {
            phones.shutdownNow();
        }
    }

    /** Tries again, as people are told to, when nobody can log in at the moment. */
    private String logIn(PackagedServer server, String openid) {
        return Awaitility.await(seed())
                .atMost(PATIENCE)
                .until(
                        () -> server.graphQl("{\"query\":\"mutation { sessionStart(input: {code: \\\""
                                        + weChat.codeFor(openid)
                                        + "\\\"}) { session { token } userErrors { code } } }\"}")
                                .at("/data/sessionStart/session/token")
                                .asString(""),
                        token -> !token.isEmpty());
    }

    /** Somebody of the community's office. The session's token. */
    private String officer() throws SQLException {
        String token = logIn(servers.get(0), "o" + ids.incrementAndGet());
        agree(token);
        long person = id(ask(token, "{ me { id } }", Map.of()).at("/me/id").asString());
        write(
                "insert into role_grant (id, person_id, role, place_kind, place_id, region_code, by_appointment, valid_from)"
                        + " values (%d, %d, 'COMMUNITY_STAFF', 'REGION', %d, %d, true, utc_timestamp(3) - interval 1 minute)"
                                .formatted(ids.incrementAndGet(), person, COMMUNITY, COMMUNITY));
        return token;
    }

    /** Without that they neither read nor write. A second time it does nothing. */
    private void agree(String token) {
        String version = ask(token, "{ privacyPolicy { version } }", Map.of())
                .at("/privacyPolicy/version")
                .asString();
        ask(token, AGREE, Map.of("version", version));
    }

    private List<Long> persons(int number) throws SQLException {
        List<Long> persons = new ArrayList<>(
                IntStream.range(0, number).mapToObj(i -> ids.incrementAndGet()).toList());
        batch(
                "insert into person (id, status) values (?, 'ACTIVE')",
                persons.stream().map(List::of).toList());
        return persons;
    }

    /** Each taps "允许" once more, and the mini-program reports it. */
    private void allowOneMoreEach() throws SQLException {
        consenting.forEach(openid -> weChat.allow(openid, TEMPLATE));
        write("update subscribe_credit set remaining = remaining + 1");
    }

    /** By the officer, and handed over to be reviewed. Its id. */
    private String written(String title) {
        JsonNode drafted =
                done(ask(officer, DRAFT, Map.of("key", title, "title", title, "region", Long.toString(COMMUNITY))));
        String notice = drafted.at("/notice/id").asString();
        done(ask(
                officer,
                SUBMIT,
                Map.of("id", notice, "version", drafted.at("/notice/version").asInt())));
        return notice;
    }

    /** By the second officer; with that it goes out. The broadcast's id. */
    private long approved(String notice) {
        int version = ask(
                        reviewer,
                        "query($id: ID!) { node(id: $id) { ... on NoticeFile { version } } }",
                        Map.of("id", notice))
                .at("/node/version")
                .asInt();
        return id(done(ask(reviewer, APPROVE, Map.of("id", notice, "version", version)))
                .at("/notice/broadcast/id")
                .asString());
    }

    /** What the one field of a mutation answers, which was done. */
    private JsonNode done(JsonNode data) {
        JsonNode answer = data.iterator().next();
        assertThat(answer.path("userErrors")).as(seed() + data).isEmpty();
        return answer;
    }

    private JsonNode ask(String token, String document, Map<String, ?> variables) {
        JsonNode answer = servers.get(0).graphQl(token, document, variables);
        assertThat(answer.path("errors").isMissingNode()).as(seed() + answer).isTrue();
        return answer.path("data");
    }

    private static long id(String opaque) {
        return Ids.fromOpaque(opaque);
    }

    private void until(Question holds) {
        Awaitility.await(seed())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(holds::answer);
    }

    /** Asks the database. */
    @FunctionalInterface
    private interface Question {
        boolean answer() throws SQLException;
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                TestServers.database(DATABASE), TestServers.username(), TestServers.password());
    }

    private static long number(String sql) throws SQLException {
        return longs(sql).get(0);
    }

    private static List<Long> longs(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<Long> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
            return found;
        }
    }

    /** In one transaction. */
    private static void write(String... statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private static void batch(String sql, List<List<Long>> rows) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (List<Long> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    statement.setLong(i + 1, row.get(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        }
    }
}

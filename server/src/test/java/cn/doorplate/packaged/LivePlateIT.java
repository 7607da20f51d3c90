package cn.doorplate.packaged;

import static cn.doorplate.packaged.PackagedServer.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.api.SocketClient;
import cn.doorplate.dev.TestServers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What staff change through one process of the packaged jar is told to those who look at the plate through the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivePlateIT {

    /** Thirteen characters that check: twelve zeros have the check character 0. */
    private static final String PLATE = "0000000000000";

    private static final String TOKEN = "dps_" + "7".repeat(43);
    private static final String LIVE = "subscription { doorplateChanged(code: \"%s\") { stale building { name } } }";

    @RegisterExtension
    static final PackagedPair SERVERS = new PackagedPair();

    private final AtomicInteger names = new AtomicInteger();
    private PackagedServer one;
    private PackagedServer two;

    @BeforeAll
    void start() throws Exception {
        one = SERVERS.one();
        two = SERVERS.two();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8));
        String policy = one.graphQl(TOKEN, "{ privacyPolicy { version } }")
                .at("/data/privacyPolicy/version")
                .asString();
        write(
                "replace into region (code, name, short_name) values (96, '测试省', '测试省'),"
                        + " (9601, '测试市', '测试市'), (960101, '测试县', '测试县'),"
                        + " (960101001, '测试街道办事处', '测试街道'), (960101001001, '测试社区居民委员会', '测试社区')",
                "replace into building (id, region_code, name, address) values (8, 960101001001, '8栋', '测试路8号')",
                "replace into doorplate (code, building_id, status) values ('" + PLATE + "', 8, 'ACTIVE')",
                "replace into person (id, status) values (8, 'ACTIVE')",
                "replace into session (id, token_hash, person_id, kind, expires_at) values (8, x'"
                        + HexFormat.of().formatHex(hash) + "', 8, 'MINI_PROGRAM', utc_timestamp(3) + interval 1 day)",
                "replace into consent (id, person_id, policy_version, given_by, given_at)" + " values (8, 8, '" + policy
                        + "', 8, utc_timestamp(3))",
                "replace into role_grant (id, person_id, role, place_kind, place_id, region_code, by_appointment, valid_from)"
                        + " values (8, 8, 'COMMUNITY_STAFF', 'REGION', 960101001001, 960101001001, true,"
                        + " utc_timestamp(3) - interval 1 day)");
    }

    @Test
    void tellsOnTheOtherServerWhatWasChangedOnThisOne() {
        try (SocketClient here = looking(one);
                SocketClient there = looking(two)) {
            String name = rename(one);

            hear(there, name);
            hear(here, name);
        }
    }

    @Test
    void goesOnAfterRedisWasKilled() {
        try (SocketClient there = looking(two)) {
            TestServers.get().redis().kill();
            try {
                hear(there, rename(one));
            } finally {
                TestServers.get().redis().start();
            }

            hear(there, rename(one));
        }
    }

    @Test
    void tellsWhoWasCutOffHowItStandsNow() {
        String missed;
        try (SocketClient there = looking(two)) {
            hear(there, rename(one));
            there.close();
            missed = rename(one);
        }

        try (SocketClient again = looking(two)) {
            hear(again, missed);
        }
    }

    @Test
    @Tag("drill")
    void tellsWithinASecond() {
        List<Long> millis = new ArrayList<>();
        try (SocketClient there = looking(two)) {
            for (int round = 0; round < 100; round++) {
                // A plate is told twice a second at most; this is about the first change after that.
                await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);
                String name = rename(one);
                long changed = System.nanoTime();
                hear(there, name);
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - changed));
            }
        }
        Collections.sort(millis);
        System.out.printf(
                "A change told through the other server: median %d ms, most %d ms of %d%n",
                millis.get(millis.size() / 2), millis.get(millis.size() - 1), millis.size());
        assertThat(millis.get(millis.size() - 1)).isLessThan(1_000);
    }

    private static SocketClient looking(PackagedServer server) {
        SocketClient socket = SocketClient.anonymous(server.port);
        socket.subscribe("1", Map.of("query", LIVE.formatted(PLATE)));
        return socket;
    }

    /** Until that is told; what it is overtaken by may be told before. */
    private static void hear(SocketClient socket, String name) {
        await().atMost(PATIENCE)
                .until(() -> name.equals(socket.await("next")
                        .at("/payload/data/doorplateChanged/building/name")
                        .asString()));
    }

    /** As staff do it, through that server: again, if it can not be done at the moment. Returns the building's new name. */
    private String rename(PackagedServer server) {
        String name = names.incrementAndGet() + "幢";
        await().atMost(PATIENCE).untilAsserted(() -> rename(server, name));
        return name;
    }

    private static void rename(PackagedServer server, String name) {
        JsonNode known = server.graphQl(TOKEN, "{ doorplate(code: \"" + PLATE + "\") { building { id version } } }")
                .at("/data/doorplate/building");
        JsonNode answer = server.graphQl(TOKEN, """
                mutation { buildingUpdate(input: { building: "%s", version: %s, name: "%s", address: "测试路8号" }) {
                  building { name } userErrors { code message } } }
                """.formatted(
                        known.path("id").asString(), known.path("version").asInt(), name));
        assertThat(answer.at("/data/buildingUpdate/building/name").asString())
                .as(answer.toString())
                .isEqualTo(name);
    }

    private static void write(String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        TestServers.database(PackagedPair.DATABASE), TestServers.username(), TestServers.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

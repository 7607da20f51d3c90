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
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session on two processes of the packaged jar: it survives Redis, and a logout on one ends it on the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogoutIT {

    private static final String LOG_OUT = "mutation { sessionEnd(input: {}) { userErrors { code } } }";

    @RegisterExtension
    static final PackagedPair SERVERS = new PackagedPair();

    private final AtomicLong ids = new AtomicLong(System.nanoTime());
    private PackagedServer one;
    private PackagedServer two;

    @BeforeAll
    void meet() {
        one = SERVERS.one();
        two = SERVERS.two();
    }

    @Test
    void isOverOnTheOtherServerToo() throws Exception {
        String token = session();
        await().atMost(PATIENCE).until(() -> isIn(one, token) && isIn(two, token));

        one.graphQl(token, LOG_OUT);

        assertThat(isIn(one, token)).isFalse();
        await().atMost(PATIENCE).until(() -> !isIn(two, token));
    }

    @Test
    void closesTheSocketsOnTheOtherServerToo() throws Exception {
        String token = session();
        try (SocketClient socket = SocketClient.authorized(two.port, token)) {
            socket.subscribe("1", Map.of("query", "{ me { id } }"));
            assertThat(socket.await("next").at("/payload/data/me/id").asString())
                    .isNotEmpty();

            one.graphQl(token, LOG_OUT);

            assertThat(socket.awaitClose()).isEqualTo(4401);
        }
    }

    @Test
    void survivesRedis() throws Exception {
        String token = session();
        assertThat(isIn(one, token)).isTrue();
        TestServers.get().redis().kill();
        try {
            await().atMost(PATIENCE).until(() -> isIn(one, token) && isIn(two, token));
            one.graphQl(token, LOG_OUT);
            await().atMost(PATIENCE).until(() -> !isIn(two, token));
        } finally {
            TestServers.get().redis().start();
        }
        assertThat(isIn(one, token)).isFalse();
        assertThat(isIn(two, token)).isFalse();
    }

    @Test
    @Tag("drill")
    void isOverEverywhereWithinASecond() throws Exception {
        List<Long> overAfter = new ArrayList<>();
        List<Long> closedAfter = new ArrayList<>();
        for (int round = 0; round < 100; round++) {
            String token = session();
            assertThat(isIn(one, token) && isIn(two, token)).isTrue();
            try (SocketClient socket = SocketClient.authorized(two.port, token)) {
                one.graphQl(token, LOG_OUT);
                long start = System.nanoTime();
                await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(() -> !isIn(two, token));
                overAfter.add(System.nanoTime() - start);
                socket.awaitClose();
                closedAfter.add(System.nanoTime() - start);
            }
        }
        System.out.printf(
                "Logout to the other server: median %d ms, most %d ms; its sockets: median %d ms, most %d ms of 100%n",
                median(overAfter), most(overAfter), median(closedAfter), most(closedAfter));
        assertThat(most(overAfter)).isLessThan(1000);
        assertThat(most(closedAfter)).isLessThan(1000);
    }

    private static long median(List<Long> nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos.stream().sorted().toList().get(nanos.size() / 2));
    }

    private static long most(List<Long> nanos) {
        return TimeUnit.NANOSECONDS.toMillis(Collections.max(nanos));
    }

    private static boolean isIn(PackagedServer server, String token) {
        return !server.graphQl(token, "{ me { id } }").at("/data/me").isNull();
    }

    /** The rows of somebody who has logged in. */
    private String session() throws Exception {
        long id = ids.incrementAndGet();
        String token = "dps_" + String.format("%043d", id);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        try (Connection connection = DriverManager.getConnection(
                        TestServers.database(PackagedPair.DATABASE), TestServers.username(), TestServers.password());
                PreparedStatement person =
                        connection.prepareStatement("insert into person (id, status) values (?, 'ACTIVE')");
                PreparedStatement session =
                        connection.prepareStatement("insert into session (id, token_hash, person_id, kind, expires_at)"
                                + " values (?, ?, ?, 'MINI_PROGRAM', utc_timestamp(3) + interval 1 day)")) {
            person.setLong(1, id);
            person.executeUpdate();
            session.setLong(1, id);
            session.setBytes(2, hash);
            session.setLong(3, id);
            session.executeUpdate();
        }
        return token;
    }
}

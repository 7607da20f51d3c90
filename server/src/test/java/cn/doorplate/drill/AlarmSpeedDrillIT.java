package cn.doorplate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.alarm.AlarmTown;
import cn.doorplate.alarm.AlarmTown.WatchedDoor;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.packaged.PackagedServer;
import cn.doorplate.shared.Sha256;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * How soon an alarm is acknowledged by one server: where nothing else happens, and while 64 others ask the same server, without a pause,
 * for what it has to read from the database; beside the same server without its bulkhead.
 */
@Tag("drill")
class AlarmSpeedDrillIT {

    private static final String DATABASE = "doorplate_alarm_speed";
    private static final int WARM_UP = 1_500;
    private static final int ROUND = 400;
    private static final int ROUNDS = 3;
    private static final int OTHERS = 64;

    /** More than are on their way at a time. */
    private static final int PHONES = 32;

    private static final Duration PACE = Duration.ofMillis(50);
    private static final double BOUND_MS = 300;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String RAISE = """
            mutation Raise($key: String!, $plate: String!) {
              alarmRaise(input: {idempotencyKey: $key, kind: FALL, place: {plate: $plate}}) {
                ticket alarm { id standing } userErrors { code } } }""";
    private static final String SEARCH = """
            query Search { buildingSearch(query: "测试 3栋", first: 20) { nodes { id name address regionPath { name } } } }""";

    @TempDir
    static Path folder;

    private final AtomicLong others = new AtomicLong();
    private volatile boolean busy;

    @Test
    void anAlarmIsAcknowledgedWithinTheThirdOfASecondWhateverElseIsAsked() throws Exception {
        Files.writeString(
                folder.resolve("drill.json"), JSON.writeValueAsString(Map.of(id(RAISE), RAISE, id(SEARCH), SEARCH)));
        Took without = measure("10000");
        Took with = measure(null);
        System.out.printf("an alarm is acknowledged within, where all others are worked on at once: %s%n", without);
        System.out.printf("an alarm is acknowledged within, where the others go through the bulkhead: %s%n", with);
        assertThat(at(with.quiet, 0.99)).isLessThan(BOUND_MS);
        assertThat(at(with.loaded, 0.99)).isLessThan(BOUND_MS);
        assertThat(at(with.loaded, 0.5)).isLessThan(at(without.loaded, 0.5) / 2);
    }

    /** Milliseconds of each, and how many answers a second the others had meanwhile. */
    private record Took(List<Double> quiet, List<Double> loaded, double others) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "quiet %.1f ms (median), %.1f ms (99%%), %.1f ms (most); beside %d others, %.0f answers a second:"
                            + " %.1f ms, %.1f ms, %.1f ms",
                    at(quiet, 0.5),
                    at(quiet, 0.99),
                    Collections.max(quiet),
                    OTHERS,
                    others,
                    at(loaded, 0.5),
                    at(loaded, 0.99),
                    Collections.max(loaded));
        }
    }

    /** @param atOnce ordinary requests that are worked on at a time; null for as many as the server has by itself */
    private Took measure(@Nullable String atOnce) throws Exception {
        Map<String, String> properties = PackagedServer.properties(DATABASE);
        int reserved = freePort();
        properties.put("doorplate.graphql.documents.folder", folder.toString());
        properties.put("doorplate.graphql.rates.per-address", "100000000");
        properties.put("doorplate.reserve.port", Integer.toString(reserved));
        properties.put("logging.level.root", "warn");
        if (atOnce != null) {
            properties.put("doorplate.bulkhead.size", atOnce);
        }
        try (PackagedServer server = PackagedServer.start(properties, "-Xmx1g");
                WeChatStandIn weChat = WeChatStandIn.start(Clock.systemUTC());
                AlarmTown town = new AlarmTown(properties)) {
            town.commitOnDisk();
            List<WatchedDoor> doors = town.doors((WARM_UP + 2 * ROUNDS * ROUND) / 3 + 1, weChat, "T" + atOnce);
            int next = 0;
            rounds(reserved, doors, next, WARM_UP, Duration.ofMillis(5));
            next += WARM_UP;
            others.set(0);
            List<Double> quiet = new ArrayList<>();
            List<Double> loaded = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                quiet.addAll(rounds(reserved, doors, next, ROUND, PACE));
                next += ROUND;
                loaded.addAll(beside(server, reserved, doors, next));
                next += ROUND;
            }
            return new Took(quiet, loaded, others.get() / (ROUNDS * ROUND * PACE.toMillis() / 1_000.0));
        }
    }

    /**
     * Milliseconds of each from when it was due, at that pace: everybody has a phone of their own, so that one that takes long keeps
     * the next from nothing.
     */
    private static List<Double> rounds(int port, List<WatchedDoor> doors, int from, int number, Duration pace)
            throws Exception {
        ExecutorService phones = Executors.newFixedThreadPool(PHONES);
        BlockingQueue<KeptConnection> connections = new LinkedBlockingQueue<>();
        try {
            for (int i = 0; i < PHONES; i++) {
                connections.add(new KeptConnection(port));
            }
            List<Future<Double>> raised = new ArrayList<>();
            long begun = System.nanoTime();
            for (int i = 0; i < number; i++) {
                long due = begun + i * pace.toNanos();
                byte[] request = request(doors.get((from + i) / 3));
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                raised.add(phones.submit(() -> raise(connections, request, due)));
            }
            List<Double> took = new ArrayList<>();
            for (Future<Double> one : raised) {
                took.add(one.get(1, TimeUnit.MINUTES));
            }
            return took;
        } finally {
            phones.shutdownNow();
            for (KeptConnection connection : connections) {
                connection.close();
            }
        }
    }

    private static double raise(BlockingQueue<KeptConnection> connections, byte[] request, long due) throws Exception {
        KeptConnection connection = connections.take();
        byte[] answer = connection.ask(request);
        double took = (System.nanoTime() - due) / 1e6;
        connections.add(connection);
        assertThat(new String(answer, StandardCharsets.UTF_8)).contains("\"userErrors\":[]");
        return took;
    }

    private List<Double> beside(PackagedServer server, int port, List<WatchedDoor> doors, int from) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(OTHERS);
        busy = true;
        try {
            List<Future<Object>> searching = new ArrayList<>();
            for (int i = 0; i < OTHERS; i++) {
                searching.add(threads.submit(() -> search(server.port)));
            }
            List<Double> took = rounds(port, doors, from, ROUND, PACE);
            busy = false;
            for (Future<Object> other : searching) {
                other.get(1, TimeUnit.MINUTES);
            }
            return took;
        } finally {
            busy = false;
            threads.shutdownNow();
        }
    }

    private Object search(int port) throws IOException {
        byte[] request = Load.post("/graphql", JSON.writeValueAsString(Map.of("documentId", id(SEARCH))))
                .getBytes(StandardCharsets.UTF_8);
        try (KeptConnection connection = new KeptConnection(port)) {
            while (busy) {
                connection.ask(request);
                others.incrementAndGet();
            }
        }
        return busy;
    }

    private static byte[] request(WatchedDoor door) {
        Map<String, Object> variables = Map.of("key", UUID.randomUUID().toString(), "plate", door.plate());
        return Load.post(
                        "/alarm/graphql",
                        JSON.writeValueAsString(Map.of("documentId", id(RAISE), "variables", variables)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static double at(List<Double> all, double share) {
        List<Double> sorted = all.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }

    private static String id(String document) {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(document));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

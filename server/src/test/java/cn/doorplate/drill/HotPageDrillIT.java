package cn.doorplate.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.dev.TestServers;
import cn.doorplate.packaged.PackagedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.json.JsonMapper;

/** How fast the hot page is, beside a bare servlet with the same bytes; and how it does while a store is away. */
@Tag("drill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HotPageDrillIT {

    private static final String DATABASE = "doorplate_drill";
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration ROUND = Duration.ofSeconds(4);

    private static final String DOCUMENT = """
            query Scan($code: String!) { doorplate(code: $code) { code status advice stale asOf
              building { id name address location { longitude latitude } compound { name }
                regionPath { code shortName } gridPath { kind name } }
              unit { id name } contacts { role title name phone note place }
              sections { title lines { text href } } } }""";

    @TempDir
    static Path folder;

    private List<String> plates;
    private PackagedServer one;
    private PackagedServer two;

    @BeforeAll
    void start() throws Exception {
        Map<String, String> properties = new LinkedHashMap<>(PackagedServer.properties(DATABASE));
        String[] arguments = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        new SpringApplicationBuilder(DoorplateApplication.class)
                .profiles("dev", "demo")
                .properties("server.port=0", "management.server.port=0")
                .run(arguments)
                .close();
        plates = plates();
        Files.writeString(
                folder.resolve("drill.json"), JsonMapper.shared().writeValueAsString(Map.of(documentId(), DOCUMENT)));
        properties.put("doorplate.graphql.documents.folder", folder.toString());
        properties.put("logging.level.root", "warn");
        one = PackagedServer.start(properties, "-Xmx512m");
        two = PackagedServer.start(properties, "-Xmx512m");
    }

    @AfterAll
    void stop() {
        one.close();
        two.close();
    }

    @Test
    @Order(1)
    void answersTheHotPageBesideABareServlet() throws Exception {
        String plate = plates.get(0);
        String query = "/graphql?documentId=" + documentId() + "&variables=%7B%22code%22%3A%22" + plate + "%22%7D";
        String json = one.get(one.port, query).body();
        String html = one.get(one.port, "/d/" + plate).body();
        String post = "{\"documentId\":\"" + documentId() + "\",\"variables\":{\"code\":\"" + plate + "\"}}";
        assertThat(json).contains("ACTIVE");
        two.close();
        try (Bare bareJson = Bare.start(json);
                Bare bareHtml = Bare.start(html)) {
            compare("GraphQL GET, trusted", new Load(one.port, Load.get(query), one.handle()), bareJson.load());
            compare(
                    "GraphQL POST, trusted",
                    new Load(one.port, Load.post("/graphql", post), one.handle()),
                    bareJson.load());
            compare("/d/CODE", new Load(one.port, Load.get("/d/" + plate), one.handle()), bareHtml.load());
        }
        System.out.printf(Locale.ROOT, "bytes: JSON %d, HTML %d%n", bytes(json), bytes(html));
    }

    private static void compare(String name, Load ours, Load bare) {
        ours.run(WARM_UP);
        bare.run(WARM_UP);
        List<Load.Result> us = new ArrayList<>();
        List<Load.Result> them = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            us.add(ours.run(ROUND));
            them.add(bare.run(ROUND));
        }
        double rate = median(us.stream().mapToDouble(Load.Result::perSecond));
        double bareRate = median(them.stream().mapToDouble(Load.Result::perSecond));
        double cpu = median(us.stream().mapToDouble(Load.Result::cpuMicros));
        double bareCpu = median(them.stream().mapToDouble(Load.Result::cpuMicros));
        System.out.printf(
                Locale.ROOT,
                "%-22s %7.0f/s, %4.0f us CPU | bare servlet %7.0f/s, %4.0f us CPU | %.2f of its rate, %.2f times its CPU%n",
                name,
                rate,
                cpu,
                bareRate,
                bareCpu,
                rate / bareRate,
                cpu / bareCpu);
    }

    @Test
    @Order(2)
    void showsAChangeOnBothServersSoonAfterItsCommit() throws Exception {
        two = PackagedServer.start(PackagedServer.properties(DATABASE));
        String plate = plates.get(0);
        long building = building(plate);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String name = "第" + i + "次";
            rename(building, name);
            long committed = System.nanoTime();
            while (!shows(one, plate, name) || !shows(two, plate, name)) {
                Thread.onSpinWait();
            }
            millis.add((System.nanoTime() - committed) / 1e6);
        }
        assertThat(report("commit to both servers' pages", millis)).isLessThan(1_000);
    }

    @Test
    @Order(3)
    void readsNewPagesWhileRedisIsFrozenAndIsBackSoonAfterwards() throws Exception {
        List<Double> before = open(plates.subList(10, 60));
        TestServers.get().redis().pause();
        List<Double> during = open(plates.subList(60, 160));
        TestServers.get().redis().resume();
        long resumed = System.nanoTime();
        String plate = plates.get(160);
        long building = building(plate);
        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            // A page that changes is read again, and a page that is read is kept where Redis is in use.
            rename(building, "第" + System.nanoTime() + "次");
            one.get(one.port, "/d/" + plate);
            return kept(plate);
        });
        double back = (System.nanoTime() - resumed) / 1e6;
        report("a page not in memory, all well", before);
        assertThat(report("a page not in memory, Redis frozen", during)).isLessThan(500);
        assertThat(back).isLessThan(5_000);
        System.out.printf(Locale.ROOT, "Redis in use again %.0f ms after its return%n", back);
    }

    @Test
    @Order(4)
    void showsLastKnownPagesWhileTheDatabaseIsFrozen() throws Exception {
        List<String> known = plates.subList(10, 60);
        open(known);
        TestServers.get().mariaDb().pause();
        List<Double> during = open(known);
        List<Double> later = open(known);
        TestServers.get().mariaDb().resume();
        report("a known page, database frozen, from the first second on", during);
        report("a known page, database frozen, later", later);
    }

    private List<Double> open(List<String> codes) {
        List<Double> millis = new ArrayList<>();
        for (String code : codes) {
            long begin = System.nanoTime();
            assertThat(one.get(one.port, "/d/" + code).statusCode()).isEqualTo(200);
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        return millis;
    }

    /** Prints, and returns the p99. */
    private static double report(String what, List<Double> millis) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, p99 %.1f ms, most %.1f ms (%d)%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                sorted[sorted.length - 1],
                sorted.length);
        return sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
    }

    private static double median(java.util.stream.DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static boolean shows(PackagedServer server, String plate, String name) {
        return server.get(server.port, "/d/" + plate).body().contains(name);
    }

    private static boolean kept(String plate) {
        try (var client = io.lettuce.core.RedisClient.create(
                        "redis://127.0.0.1:" + TestServers.get().redis().port());
                var connection = client.connect()) {
            return !connection.sync().keys("plate:*:" + plate).isEmpty();
        }
    }

    private static List<String> plates() throws SQLException {
        List<String> codes = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select code from doorplate where status = 'ACTIVE' order by code")) {
            while (rows.next()) {
                codes.add(rows.getString(1));
            }
        }
        return codes;
    }

    private static long building(String plate) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select building_id from doorplate where code = '" + plate + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void rename(long building, String name) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update building set name = '" + name + "' where id = " + building);
            statement.execute("update place_clock set generation = generation + 1 where id = 1");
            statement.execute("insert into place_change (generation, scope_kind, scope_id)"
                    + " select generation, 'building', " + building + " from place_clock where id = 1");
            connection.commit();
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                TestServers.database(DATABASE), TestServers.username(), TestServers.password());
    }

    private static String documentId() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(DOCUMENT.getBytes(StandardCharsets.UTF_8));
        return "sha256:" + HexFormat.of().formatHex(hash);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The bare servlet as a process, with the same JVM's defaults as the server's. */
    private record Bare(Process process, int port) implements AutoCloseable {

        static Bare start(String content) throws IOException {
            Path file = Files.writeString(folder.resolve("bytes-" + bytes(content)), content);
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            List<String> command = new ArrayList<>(Arrays.asList(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    classPath,
                    BareServlet.class.getName(),
                    Integer.toString(port),
                    file.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Bare bare = new Bare(process, port);
            await().until(bare::answers);
            return bare;
        }

        private boolean answers() {
            try (var socket = new java.net.Socket("127.0.0.1", port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        }

        Load load() {
            return new Load(port, Load.get("/"), process.toHandle());
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}

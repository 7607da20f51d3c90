package cn.doorplate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.dev.TestServers;
import cn.doorplate.packaged.PackagedServer;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people do a second through GraphQL over HTTP, on the packaged jar as it is delivered, beside a client that has nothing but JDBC.
 * That one sends what this very build sent for as many requests before, value by value and transaction by transaction, to a database
 * that stands as the recorded one did; so the two cannot drift apart. They take turns in rounds: one request after the other, and
 * crowds of them, which tell how it is where database and servers share all the cores there are. Commits are durable, as where a
 * county runs it, and the servers' jobs rest: what becomes of it afterwards is no part of a request.
 */
abstract class BesideJdbc {

    static final int WARM_UP = 400;
    static final int ROUND = 400;

    /** Of each series. */
    static final int ROUNDS = 5;

    static final JsonMapper JSON = JsonMapper.shared();

    private final String database;
    private final String document;
    private final String expected;
    private final List<Crowd> crowds;

    /**
     * @param database that no other drill has
     * @param document what is asked
     * @param expected what stands in each answer
     * @param crowds a series of rounds for each
     */
    BesideJdbc(String database, String document, String expected, Crowd... crowds) {
        this.database = database;
        this.document = document;
        this.expected = expected;
        this.crowds = List.of(crowds);
    }

    /**
     * How many ask at once.
     *
     * @param servers that they ask, in equal parts
     * @param bare how many connections the bare client uses at once
     */
    record Crowd(int servers, int people, int bare) {

        /** One request after the other. */
        static final Crowd ALONE = new Crowd(1, 1, 1);
    }

    /** As many as all series and their warming up take. */
    final int requests() {
        return crowds.size() * (WARM_UP + ROUNDS * ROUND);
    }

    /** What is asked, each once. */
    record Asked(List<String> earlier, List<String> requests) {}

    /**
     * Puts people and things in place.
     *
     * @return as {@link Posts#request} writes them, of {@link #documentId}: what compiles the server first and is not recorded, and
     *     {@link #requests()}
     */
    abstract Asked settle(ConfigurableApplicationContext context) throws Exception;

    @TempDir
    static Path folder;

    private final Properties jdbc = new Properties();
    private final List<String> earlier = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    /** @return by which part of bare JDBC's speed each crowd was answered */
    List<Double> compare() throws Exception {
        Files.writeString(folder.resolve("drill.json"), JSON.writeValueAsString(Map.of(documentId(), document)));
        List<List<Tape.Sent>> recorded = record();
        print(recorded);
        Written written = new Written();
        int most = crowds.stream().mapToInt(Crowd::servers).max().orElseThrow();
        try (Servers servers = new Servers(most);
                AllSeries all = new AllSeries(servers)) {
            run("set global innodb_flush_log_at_trx_commit = 1");
            all.warmUp(earlier);
            int done = 0;
            for (Series series : all.series) {
                series.send(requests.subList(done, done + WARM_UP));
                series.bare.send(recorded.subList(done, done + WARM_UP));
                done += WARM_UP;
            }
            for (int i = 0; i < ROUNDS; i++) {
                for (Series series : all.series) {
                    series.round(requests.subList(done, done + ROUND), recorded.subList(done, done + ROUND), written);
                    done += ROUND;
                }
            }
            all.series.forEach(Series::print);
            written.check();
            return all.series.stream().map(Series::ratio).toList();
        }
    }

    /** Several on one database. */
    private final class Servers implements AutoCloseable {

        private final List<PackagedServer> running = new ArrayList<>();

        Servers(int number) {
            for (int i = 0; i < number; i++) {
                running.add(PackagedServer.start(properties("_server"), "-Xmx1g"));
            }
        }

        @Override
        public void close() {
            running.forEach(PackagedServer::close);
        }
    }

    private final class AllSeries implements AutoCloseable {

        private final List<Series> series;
        private final List<Posts> warming;

        AllSeries(Servers servers) {
            this.series = crowds.stream().map(it -> new Series(servers, it)).toList();
            this.warming = servers.running.stream()
                    .map(it -> new Posts(it.port, 8, expected))
                    .toList();
        }

        /** All servers alike. */
        void warmUp(List<String> asked) throws Exception {
            spread(asked, warming);
        }

        @Override
        public void close() throws SQLException {
            warming.forEach(Posts::close);
            for (Series each : series) {
                each.close();
            }
        }
    }

    private static void spread(List<String> asked, List<Posts> over) throws Exception {
        ExecutorService all = Executors.newFixedThreadPool(over.size());
        try {
            int part = asked.size() / over.size();
            List<Future<Double>> sending = new ArrayList<>();
            for (int i = 0; i < over.size(); i++) {
                Posts posts = over.get(i);
                List<String> mine = asked.subList(i * part, i + 1 == over.size() ? asked.size() : (i + 1) * part);
                sending.add(all.submit(() -> posts.send(mine)));
            }
            for (Future<Double> each : sending) {
                each.get();
            }
        } finally {
            all.shutdown();
        }
    }

    /** Rounds of one crowd. */
    private final class Series implements AutoCloseable {

        private final Crowd crowd;
        private final List<Posts> posts;
        private final BareClient bare;
        private final List<Double> ours = new ArrayList<>();
        private final List<Double> theirs = new ArrayList<>();

        Series(Servers servers, Crowd crowd) {
            this.crowd = crowd;
            this.posts = servers.running.subList(0, crowd.servers()).stream()
                    .map(it -> new Posts(it.port, crowd.people() / crowd.servers(), expected))
                    .toList();
            this.bare = new BareClient(TestServers.database(database + "_bare"), jdbc, crowd.bare());
        }

        double send(List<String> asked) throws Exception {
            long begin = System.nanoTime();
            spread(asked, posts);
            return (System.nanoTime() - begin) / 1e9;
        }

        void round(List<String> asked, List<List<Tape.Sent>> sent, Written written) throws Exception {
            long begun = written.now();
            ours.add(asked.size() / send(asked));
            long between = written.now();
            theirs.add(sent.size() / bare.send(sent));
            written.add(between - begun, written.now() - between);
        }

        double ratio() {
            return median(ours) / median(theirs);
        }

        void print() {
            System.out.printf(
                    Locale.ROOT,
                    "a second: %.0f through GraphQL over HTTP, %d at once, servers: %d %s"
                            + " | %.0f by bare JDBC, %d at once %s | %.2f%n",
                    median(ours),
                    crowd.people(),
                    crowd.servers(),
                    rounded(ours),
                    median(theirs),
                    crowd.bare(),
                    rounded(theirs),
                    ratio());
        }

        @Override
        public void close() throws SQLException {
            posts.forEach(Posts::close);
            bare.close();
        }
    }

    /** What each of the requests sends, one by one; the databases of the others are made as this one stood before. */
    private List<List<Tape.Sent>> record() throws Exception {
        Tape tape = new Tape();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DoorplateApplication.class)
                .initializers(it -> it.getBeanFactory().addBeanPostProcessor(tape))
                .run(properties("").entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new))) {
            Asked asked = settle(context);
            requests.addAll(asked.requests());
            earlier.addAll(asked.earlier());
            assertThat(requests).hasSize(requests());
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            jdbc.putAll(pool.getDataSourceProperties());
            jdbc.put("user", TestServers.username());
            jdbc.put("password", TestServers.password());
            copy("_server");
            copy("_bare");
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            List<List<Tape.Sent>> recorded = new ArrayList<>();
            try (Posts posts = new Posts(port, 1, expected)) {
                for (String request : requests) {
                    recorded.add(tape.during(() -> send(posts, request)));
                }
            }
            return recorded;
        }
    }

    private static void send(Posts posts, String request) {
        try {
            posts.send(List.of(request));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> properties(String which) {
        Map<String, String> properties = new LinkedHashMap<>(PackagedServer.properties(database + which));
        properties.put("doorplate.graphql.documents.folder", folder.toString());
        properties.put("logging.level.root", "warn");
        properties.put("doorplate.jobs", "false");
        if (which.isEmpty()) {
            properties.put("server.port", "0");
            properties.put("management.server.port", "0");
            properties.put("doorplate.media.folder", "target/media");
        }
        return properties;
    }

    /** All tables with all rows. */
    private void copy(String to) throws SQLException {
        String from = name(TestServers.database(database));
        String copy = name(TestServers.database(database + to));
        try (Connection connection = connection()) {
            String of = " where table_schema = '" + from + "'";
            for (String table : strings(
                    connection,
                    "select table_name from information_schema.tables" + of + " and table_type = 'BASE TABLE'")) {
                String columns = String.join(
                        ", ",
                        strings(
                                connection,
                                "select concat('`', column_name, '`') from information_schema.columns" + of
                                        + " and table_name = '" + table
                                        + "' and coalesce(generation_expression, '') = '' order by ordinal_position"));
                run(connection, "create table `%s`.`%s` like `%s`.`%s`".formatted(copy, table, from, table));
                run(
                        connection,
                        "insert into `%s`.`%s` (%s) select %s from `%s`.`%s`"
                                .formatted(copy, table, columns, columns, from, table));
            }
        }
    }

    /** How many rows the rounds inserted, as the database counts them: nobody is compared with a client that does less. */
    private final class Written {

        private long ours;
        private long theirs;

        long now() throws SQLException {
            try (Connection connection = connection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("show global status like 'Handler_write'")) {
                assertThat(rows.next()).isTrue();
                return rows.getLong(2);
            }
        }

        void add(long byUs, long byThem) {
            ours += byUs;
            theirs += byThem;
        }

        void check() {
            double times = (double) crowds.size() * ROUNDS * ROUND;
            System.out.printf(
                    Locale.ROOT,
                    "rows inserted for each: %.2f by the servers, %.2f by bare JDBC%n",
                    ours / times,
                    theirs / times);
            assertThat(theirs / times).isBetween(0.99 * ours / times, 1.01 * ours / times);
        }
    }

    private static void print(List<List<Tape.Sent>> recorded) {
        List<Tape.Sent> one = recorded.get(recorded.size() - 1);
        long statements = one.stream().filter(Tape.Query.class::isInstance).count();
        System.out.printf("a request: %d statements%n", statements);
        one.forEach(sent -> System.out.println(
                sent instanceof Tape.Query query
                        ? "  " + query.connection() + " " + query.sql().strip().replaceAll("\\s+", " ")
                        : "  " + sent.connection() + " - "
                                + ((Tape.Turn) sent).method().getName() + ((Tape.Turn) sent).arguments()));
    }

    String documentId() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static String rounded(List<Double> values) {
        return Arrays.toString(values.stream().mapToLong(Math::round).toArray());
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connection()) {
            run(connection, sql);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                TestServers.database(database), TestServers.username(), TestServers.password());
    }
}

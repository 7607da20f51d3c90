package cn.doorplate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.dev.TestServers;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.packaged.PackagedServer;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.PersonKeys;
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
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases filed a second through GraphQL over HTTP, on the packaged jar as it is delivered, beside a client that has nothing but JDBC.
 * That one sends what this very build sent for as many filings before, value by value and transaction by transaction, to a database
 * that stands as the recorded one did; so the two cannot drift apart. They take turns in rounds: one filing after the other, which
 * is what is promised, and eight at once, which tells how it is where database and server share all the cores there are. Commits are
 * durable, as where a county runs it, and the server's jobs rest: what becomes of a case after it is filed is no part of a filing.
 */
@Tag("drill")
class FilingSpeedDrillIT {

    private static final String DATABASE = "doorplate_filing";
    private static final int DOORS = 20;
    private static final int RESIDENTS = 16;

    /** Behind doors of their own; what they file before the rounds compiles the server, and is not recorded. */
    private static final int EARLIER_DOORS = 50;

    private static final int EARLIER_RESIDENTS = 20;

    /** What one person may file in a day. */
    private static final int EACH = 20;

    private static final int WARM_UP = 400;
    private static final int ROUND = 400;

    /** Of each series. */
    private static final int ROUNDS = 7;

    /** As the mini-program files a report. */
    private static final String DOCUMENT = """
            mutation FileReport($input: ReportFileInput!) {
              reportFile(input: $input) { report { id number standing } userErrors { field message code } }
            }""";

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path folder;

    private final Properties jdbc = new Properties();
    private final List<String> earlier = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    @Test
    void filesAtLeastSeventyPerCentOfWhatBareJdbcDoes() throws Exception {
        Files.writeString(folder.resolve("drill.json"), JSON.writeValueAsString(Map.of(documentId(), DOCUMENT)));
        List<List<Tape.Sent>> recorded = record();
        print(recorded);
        Written written = new Written();
        try (PackagedServer server = PackagedServer.start(properties("_server"), "-Xmx1g");
                Series alone = new Series(server, 1);
                Series together = new Series(server, 8)) {
            run("set global innodb_flush_log_at_trx_commit = 1");
            together.posts.send(earlier);
            int done = 0;
            for (Series series : List.of(alone, together)) {
                series.posts.send(requests.subList(done, done + WARM_UP));
                series.bare.send(recorded.subList(done, done + WARM_UP));
                done += WARM_UP;
            }
            for (int i = 0; i < ROUNDS; i++) {
                for (Series series : List.of(alone, together)) {
                    series.round(requests.subList(done, done + ROUND), recorded.subList(done, done + ROUND), written);
                    done += ROUND;
                }
            }
            alone.print();
            together.print();
            written.check();
            assertThat(alone.ratio()).isGreaterThanOrEqualTo(0.7);
        }
    }

    /** Rounds with as many at once. */
    private final class Series implements AutoCloseable {

        private final int together;
        private final Posts posts;
        private final BareClient bare;
        private final List<Double> ours = new ArrayList<>();
        private final List<Double> theirs = new ArrayList<>();

        Series(PackagedServer server, int together) {
            this.together = together;
            this.posts = new Posts(server.port, together, "\"userErrors\":[]");
            this.bare = new BareClient(TestServers.database(DATABASE + "_bare"), jdbc, together);
        }

        void round(List<String> asked, List<List<Tape.Sent>> sent, Written written) throws Exception {
            long begun = written.now();
            ours.add(asked.size() / posts.send(asked));
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
                    "filed a second, %d at once: %.0f through GraphQL over HTTP %s | %.0f by bare JDBC %s | %.2f%n",
                    together,
                    median(ours),
                    rounded(ours),
                    median(theirs),
                    rounded(theirs),
                    ratio());
        }

        @Override
        public void close() throws SQLException {
            posts.close();
            bare.close();
        }
    }

    /** What each of the filings sends, one by one; the databases of the others are made as this one stood before. */
    private List<List<Tape.Sent>> record() throws Exception {
        Tape tape = new Tape();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DoorplateApplication.class)
                .initializers(it -> it.getBeanFactory().addBeanPostProcessor(tape))
                .run(properties("").entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new))) {
            settle(context);
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            jdbc.putAll(pool.getDataSourceProperties());
            jdbc.put("user", TestServers.username());
            jdbc.put("password", TestServers.password());
            copy("_server");
            copy("_bare");
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            List<List<Tape.Sent>> recorded = new ArrayList<>();
            try (Posts posts = new Posts(port, 1, "\"userErrors\":[]")) {
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

    private static Map<String, String> properties(String which) {
        Map<String, String> properties = new LinkedHashMap<>(PackagedServer.properties(DATABASE + which));
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

    /** Doors in communities of their own, each with its offices, and those who live there; and what they will file. */
    private void settle(ConfigurableApplicationContext context) {
        JdbcTemplate rows = context.getBean(JdbcTemplate.class);
        TestPlaces places = new TestPlaces(rows, context.getBean(Doorplates.class));
        TestPeople people = new TestPeople(rows, context.getBean(PlacePaths.class), context.getBean(PersonKeys.class));
        requests.addAll(requests(places, people, DOORS, RESIDENTS));
        earlier.addAll(requests(places, people, EARLIER_DOORS, EARLIER_RESIDENTS));
        assertThat(requests).hasSize(2 * (WARM_UP + ROUNDS * ROUND));
    }

    /** All that they may file in a day; those of one person far from each other. */
    private static List<String> requests(TestPlaces places, TestPeople people, int doors, int residents) {
        List<Someone> filing = new ArrayList<>();
        List<Door> homes = new ArrayList<>();
        for (int i = 0; i < doors; i++) {
            Door door = places.door();
            people.holding(Role.PROPERTY_STAFF, new PlaceRef(PlaceKind.COMPOUND, door.compoundId()));
            people.holding(
                    Role.COMMUNITY_STAFF,
                    new PlaceRef(PlaceKind.REGION, door.community().value()));
            for (int j = 0; j < residents; j++) {
                filing.add(people.someone());
                homes.add(door);
            }
        }
        List<String> requests = new ArrayList<>();
        for (int nth = 0; nth < EACH; nth++) {
            for (int i = 0; i < filing.size(); i++) {
                requests.add(request(filing.get(i), homes.get(i)));
            }
        }
        return requests;
    }

    private static String request(Someone who, Door door) {
        Map<String, Object> input = Map.of(
                "idempotencyKey",
                UUID.randomUUID().toString(),
                "category",
                "street-lamp",
                "at",
                Map.of("doorplate", door.plate().toString()),
                "text",
                "楼道口的路灯不亮了，晚上回家看不见台阶，请派人来看看。");
        return Posts.request(
                who.token(),
                JSON.writeValueAsString(Map.of("documentId", documentId(), "variables", Map.of("input", input))));
    }

    /** All tables with all rows. */
    private static void copy(String to) throws SQLException {
        String from = name(TestServers.database(DATABASE));
        String copy = name(TestServers.database(DATABASE + to));
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

    /** How many inserts the rounds sent, as the database counts them: nobody is compared with a client that does less. */
    private static final class Written {

        private long ours;
        private long theirs;

        long now() throws SQLException {
            try (Connection connection = connection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("show global status like 'Com_insert'")) {
                assertThat(rows.next()).isTrue();
                return rows.getLong(2);
            }
        }

        void add(long byUs, long byThem) {
            ours += byUs;
            theirs += byThem;
        }

        void check() {
            double filings = 2.0 * ROUNDS * ROUND;
            System.out.printf(
                    Locale.ROOT,
                    "inserts for each: %.2f by the server, %.2f by bare JDBC%n",
                    ours / filings,
                    theirs / filings);
            assertThat(theirs / filings).isBetween(0.99 * ours / filings, 1.01 * ours / filings);
        }
    }

    private static void print(List<List<Tape.Sent>> recorded) {
        List<Tape.Sent> one = recorded.get(recorded.size() - 1);
        long statements = one.stream().filter(Tape.Query.class::isInstance).count();
        System.out.printf("a filing: %d statements%n", statements);
        one.forEach(sent -> System.out.println(
                sent instanceof Tape.Query query
                        ? "  " + query.connection() + " " + query.sql().strip().replaceAll("\\s+", " ")
                        : "  " + sent.connection() + " - "
                                + ((Tape.Turn) sent).method().getName() + ((Tape.Turn) sent).arguments()));
    }

    private static String documentId() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(DOCUMENT.getBytes(StandardCharsets.UTF_8));
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

    private static void run(String sql) throws SQLException {
        try (Connection connection = connection()) {
            run(connection, sql);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                TestServers.database(DATABASE), TestServers.username(), TestServers.password());
    }
}

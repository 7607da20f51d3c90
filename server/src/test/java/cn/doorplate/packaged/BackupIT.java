package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.dev.RealServers;
import cn.doorplate.dev.ServerProcess;
import cn.doorplate.dev.TestServers;
import cn.doorplate.packaged.BackupLoad.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database's disk is gone while people write. What is restored is the county as it was at a moment: nothing that was acknowledged
 * before is missing, nothing that was begun after is there, and the server that starts on it is the one that it was.
 */
class BackupIT {

    private static final List<String> TABLES = List.of("ledger_case", "event_sign_up", "alarm");
    private static final String OTHER_KEY = "MzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzM=";

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    private final List<ServerProcess> databases = new ArrayList<>();
    private BackupTools tools;

    @BeforeEach
    void prepare() throws IOException {
        assumeThat(BackupTools.arePossible())
                .as("mariadb-binlog is not on the PATH (Debian: mariadb-client), so nothing is restored here")
                .isTrue();
        TestServers.get();
        tools = new BackupTools(folder);
    }

    @AfterEach
    void stop() {
        databases.forEach(ServerProcess::kill);
    }

    @Test
    void nothingThatWasAcknowledgedBeforeTheMomentIsMissingAndNothingBegunAfterIsThere() throws Exception {
        ServerProcess database = database("first");
        Map<String, String> properties = properties(database);
        List<Write> writes;
        Instant moment;
        BackupTown town;
        try (PackagedServer server = PackagedServer.start(properties)) {
            town = BackupTown.of(properties, 450);
            try (BackupLoad load = new BackupLoad(server, town)) {
                moment = backedUpWhile(load);
                database.kill();
                writes = load.writes();
            }
        }
        deleteTree(folder.resolve("first"));

        ServerProcess restored = database("second");
        Map<String, String> there = properties(restored);
        BackupTools.Ran ran = restore(restored, there, "--until", moment.toString());
        System.out.println(ran.output());
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        assertThat(ran.output()).contains("密钥齐全", "全部相符", "记录不符的 (not as written) 0 个");
        assertAsAt(moment, writes, restored);
        assertServes(there, town);
        assertKeysAreNeeded(restored, there);
    }

    /** Waits until what was written after the moment is copied too, so that it is the moment that keeps it out. */
    private Instant backedUpWhile(BackupLoad load) throws Exception {
        Process following = tools.start("backup", "logs", "--follow");
        try {
            load.goOn(60);
            BackupTools.Ran full = tools.run("backup", "full");
            assertThat(full.exitCode()).as(full.output()).isZero();
            load.goOn(60);
            Instant moment = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 1);
            await().atMost(PackagedServer.PATIENCE).until(() -> Instant.now().isAfter(moment.plusMillis(500)));
            load.goOn(60);
            Instant written = Instant.now();
            await().atMost(PackagedServer.PATIENCE)
                    .until(() -> tools.at("doorplate_backup_logs_seconds").isAfter(written));
            assertThat(tools.at("doorplate_backup_finished_seconds")).isAfter(Instant.EPOCH);
            return moment;
        } finally {
            following.descendants().forEach(ProcessHandle::destroy);
            following.destroy();
        }
    }

    private BackupTools.Ran restore(ServerProcess to, Map<String, String> properties, String... more)
            throws IOException, InterruptedException {
        tools.speakTo(to);
        tools.set("DOORPLATE_RESTORE_JAR", System.getProperty("doorplate.jar"));
        properties.forEach((name, value) -> tools.set(variable(name), value));
        return tools.run(Stream.concat(Stream.of("restore"), Stream.of(more)).toArray(String[]::new));
    }

    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(java.util.Locale.ROOT);
    }

    private static void assertAsAt(Instant moment, List<Write> writes, ServerProcess restored) throws SQLException {
        int before = 0;
        int after = 0;
        for (String table : TABLES) {
            Set<Long> there = ids(restored, table);
            Set<Long> known = known(writes, table, write -> write.acknowledged().isBefore(moment));
            Set<Long> unknown = known(writes, table, write -> !write.begun().isBefore(moment));
            assertThat(there).as("what was acknowledged before is in " + table).containsAll(known);
            assertThat(there).as("what was begun later is not in " + table).doesNotContainAnyElementsOf(unknown);
            assertThat(known).as("there was something to lose").isNotEmpty();
            assertThat(unknown).as("there was something to leave out").isNotEmpty();
            before += known.size();
            after += unknown.size();
        }
        System.out.printf(
                "Restored: %d writes that were acknowledged before, and none of %d begun after%n", before, after);
    }

    private static Set<Long> known(List<Write> writes, String table, java.util.function.Predicate<Write> which) {
        return writes.stream()
                .filter(write -> write.table().equals(table))
                .filter(which)
                .map(Write::id)
                .collect(Collectors.toSet());
    }

    private static Set<Long> ids(ServerProcess database, String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database), "root", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from " + table)) {
            Set<Long> ids = new HashSet<>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }

    /** With the same keys it is the same county: who was logged in is, and it takes what is new. */
    private static void assertServes(Map<String, String> properties, BackupTown town) throws Exception {
        try (PackagedServer server = PackagedServer.start(properties);
                BackupLoad load = new BackupLoad(server, town)) {
            String token = town.people().get(0).token();
            assertThat(server.graphQl(token, "{ me { name } }")
                            .at("/data/me/name")
                            .asString())
                    .as("opened with their key")
                    .isEqualTo("王小英");
            load.goOn(1);
        }
    }

    private void assertKeysAreNeeded(ServerProcess database, Map<String, String> properties) throws Exception {
        Map<String, String> other = new HashMap<>(properties);
        other.put("doorplate.privacy.master-keys.k1", OTHER_KEY);
        try (PackagedServer server = PackagedServer.launch(other)) {
            assertThat(server.exitCode()).isNotZero();
            assertThat(server.output()).contains("主密钥 doorplate.privacy.master-keys.k1 不是这个数据库原来用的那一个");
        }
        tools.speakTo(database);
        tools.set("DOORPLATE_PRIVACY_MASTERKEY", "k2");
        tools.set("DOORPLATE_PRIVACY_MASTERKEYS_K2", OTHER_KEY);
        tools.set("DOORPLATE_PRIVACY_MASTERKEYS_K1", "");
        BackupTools.Ran ran = tools.run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("doorplate.jar"),
                "keys",
                "check");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.output()).contains("主密钥 k1：", "密钥不全或不相符");
    }

    /** Fills the largest tables of a county as they are filled, by statements, and says how long a million rows take to come back. */
    @Test
    @Tag("drill")
    void aMillionRowsComeBackInMinutes() throws Exception {
        ServerProcess database = database("first");
        PackagedServer.start(properties(database)).close();
        tools.speakTo(database);
        fill(database, 0, 225_000);
        BackupTools.Ran full = tools.run("backup", "full");
        System.out.println(full.output());
        fill(database, 225_000, 25_000);
        assertThat(tools.run("backup", "logs").exitCode()).isZero();
        long rows = rows(database);
        database.kill();
        deleteTree(folder.resolve("first"));

        ServerProcess restored = database("second");
        BackupTools.Ran ran = restore(restored, properties(restored));
        System.out.println(ran.output());
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        assertThat(rows(restored)).isEqualTo(rows);
        assertThat(ran.output()).contains("a million");
    }

    /** Four rows of each number: a building, a household, a plate, and a message in somebody's inbox. */
    private static void fill(ServerProcess database, int from, int count) throws SQLException {
        String numbers = " from seq_" + (from + 1) + "_to_" + (from + count);
        try (Connection connection = DriverManager.getConnection(url(database), "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("insert into building (id, region_code, name, address, longitude, latitude) select seq,"
                    + " 520329001001 + seq % 500, concat(seq, '栋'), concat('余庆县子营街道人民路', seq, '号'), 107.8, 27.2"
                    + numbers);
            statement.execute("insert into household (id, building_id, door) select seq, seq, '1-602'" + numbers);
            statement.execute(
                    "insert into doorplate (code, building_id, status) select lpad(conv(seq, 10, 36), 13, '0'),"
                            + " seq, 'ACTIVE'" + numbers);
            statement.execute(
                    "insert into message (person_id, seq, lane, kind, cause, own_sealed, region_code, created_at)"
                            + " select seq % 50000, seq, seq % 8, 'CASE', concat('case:', seq), random_bytes(180), 520329001001,"
                            + " utc_timestamp(3)" + numbers);
        }
    }

    private static long rows(ServerProcess database) throws SQLException {
        long rows = 0;
        try (Connection connection = DriverManager.getConnection(url(database), "root", "");
                Statement statement = connection.createStatement()) {
            for (String table : List.of("building", "household", "doorplate", "message")) {
                try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
                    count.next();
                    rows += count.getLong(1);
                }
            }
        }
        return rows;
    }

    private ServerProcess database(String name) throws IOException, SQLException {
        ServerProcess database =
                RealServers.databaseWithLogs(folder.resolve(name), TestServers.folder(), ProcessHandle.current());
        databases.add(database);
        tools.speakTo(database);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + database.port() + "/", "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + BackupTools.DATABASE + " character set utf8mb4 collate utf8mb4_bin");
        }
        return database;
    }

    private static String url(ServerProcess database) {
        return "jdbc:mysql://127.0.0.1:" + database.port() + "/" + BackupTools.DATABASE;
    }

    private static Map<String, String> properties(ServerProcess database) {
        Map<String, String> properties = PackagedServer.properties(BackupTools.DATABASE);
        properties.put("spring.datasource.url", url(database));
        properties.put("spring.datasource.username", "root");
        properties.put("spring.datasource.password", "");
        properties.put("doorplate.graphql.documents.mode", "open");
        properties.put("doorplate.graphql.rates.per-address", "1000000");
        properties.put("doorplate.graphql.rates.changes-per-address", "1000000");
        return properties;
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

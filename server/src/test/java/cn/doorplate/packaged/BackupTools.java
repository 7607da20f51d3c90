package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.dev.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code deploy/backup} and {@code deploy/restore} as an operator runs them. */
final class BackupTools {

    static final String DATABASE = "doorplate";

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** @param folder for all that they write */
    BackupTools(Path folder) throws IOException {
        this.folder = folder;
        environment.put("DOORPLATE_BACKUP_FOLDER", folder.resolve("backup").toString());
        environment.put("DOORPLATE_BACKUP_DATABASE", DATABASE);
        environment.put("DOORPLATE_BACKUP_EVERY", "1");
        environment.put("DOORPLATE_BACKUP_METRICS", metrics().toString());
        environment.put("DOORPLATE_BACKUP_MEDIA", "");
        environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -Xmx256m");
        Files.createDirectories(metrics());
    }

    /** Whether the tools are there that come with a database, and not with the tests' own. */
    static boolean arePossible() {
        boolean there = List.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1)).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, "mariadb-binlog")));
        if (!there && Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException("mariadb-binlog is not on the PATH (Debian: mariadb-client)");
        }
        return there;
    }

    private Path metrics() {
        return folder.resolve("metrics");
    }

    /** From now on they speak to that database. */
    void speakTo(ServerProcess database) throws IOException {
        Path client = folder.resolve("client-" + database.port() + ".cnf");
        Files.writeString(client, "[client]\nhost=127.0.0.1\nport=" + database.port() + "\nuser=root\nskip-ssl\n");
        environment.put("DOORPLATE_BACKUP_CLIENT", client.toString());
    }

    void set(String name, String value) {
        environment.put(name, value);
    }

    /** Runs it to its end. */
    Ran run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "ran", ".log");
        Process process = start(output, command);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("it ends").isTrue();
        return new Ran(process.exitValue(), Files.readString(output));
    }

    record Ran(int exitCode, String output) {}

    /** Runs it until it is ended. */
    Process start(String... command) throws IOException {
        return start(folder.resolve("followed.log"), command);
    }

    private Process start(Path output, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        if (!words.get(0).startsWith("/")) {
            words.set(
                    0,
                    Path.of("..", "deploy", words.get(0))
                            .toAbsolutePath()
                            .normalize()
                            .toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The metric of that name, as the textfile collector would read it; the epoch while it was never written. */
    Instant at(String metric) throws IOException {
        Path file = metrics().resolve(metric + ".prom");
        if (!Files.exists(file)) {
            return Instant.EPOCH;
        }
        String text = Files.readString(file).strip();
        return Instant.ofEpochSecond(Long.parseLong(text.substring(text.lastIndexOf(' ') + 1)));
    }
}

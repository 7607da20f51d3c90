package cn.doorplate.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The servers under a developer's feet: what they leave behind, and what the next start finds. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows does not tell command lines, by which leftovers are found")
class RealServersTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final List<Process> owners = new ArrayList<>();

    /** Also of a test that failed half-way. */
    @AfterEach
    void endOwners() {
        owners.forEach(Process::destroyForcibly);
    }

    /** What the tests below end in various ways: starts the servers, says so in a file, and stays. */
    static final class Owner {

        private Owner() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            RealServers servers = RealServers.start(folder, ProcessHandle.current());
            String url = servers.database("kept");
            if (args.length > 1) {
                throw new IllegalStateException("as the test wants it");
            }
            Files.writeString(folder.resolve("url.part"), url);
            Files.move(folder.resolve("url.part"), folder.resolve("url"));
            Thread.currentThread().join();
        }
    }

    @Test
    void leaveNothingRunningWhenTheirOwnerIsKilledAndKeepTheirData() throws Exception {
        Process owner = startOwner(folder);
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("url")));
        execute("create table t (id int primary key)");
        execute("insert into t values (1)");

        owner.destroyForcibly().waitFor(30, TimeUnit.SECONDS);

        await().atMost(PATIENCE).until(this::nothingRuns);
        Files.delete(folder.resolve("url"));
        Process next = startOwner(folder);
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("url")));
        execute("update t set id = id / (id = 1)");
        next.destroy();
        await().atMost(PATIENCE).until(this::nothingRuns);
    }

    @Test
    void leaveNothingRunningAfterAStartThatFailed() throws Exception {
        Process owner = startOwner(folder, "fail");
        assertThat(owner.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(owner.exitValue()).isNotZero();

        await().atMost(PATIENCE).until(this::nothingRuns);
    }

    @Test
    void endWhatAnEarlierOwnerLeftOnTheFolder() {
        RealServers first = RealServers.start(folder, ProcessHandle.current());
        int port = first.mariaDb().port();

        RealServers second = RealServers.start(folder, ProcessHandle.current());

        assertThat(second.database("again")).contains("again");
        assertThat(second.mariaDb().port() == port || !answers(port)).isTrue();
        second.stop();
        assertThat(running())
                .as("their keepers stay as long as their owner, which is this test's process")
                .allMatch(command -> command.contains(Keeper.class.getName()));
    }

    @Test
    @Tag("drill")
    void outliveTheKeeperOfAnEarlierOwner() throws Exception {
        Process earlier = startOwner(folder);
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("url")));
        RealServers next = RealServers.start(folder, ProcessHandle.current());

        earlier.destroyForcibly().waitFor(30, TimeUnit.SECONDS);

        await().atMost(PATIENCE)
                .until(() -> running().stream().noneMatch(command -> command.contains(" " + earlier.pid() + " ")));
        assertThat(next.database("kept")).contains("kept");
        assertThat(answers(next.redis().port())).isTrue();
        next.stop();
    }

    @Test
    @Tag("drill")
    void ofTwoFoldersNeverAnswerForEachOther() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        startOwner(folder);
        startOwner(other);
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("url")) && Files.exists(other.resolve("url")));

        assertThat(Files.readString(folder.resolve("url"))).isNotEqualTo(Files.readString(other.resolve("url")));
        owners.forEach(Process::destroy);
        await().atMost(PATIENCE).until(this::nothingRuns);
    }

    private boolean nothingRuns() {
        return running().isEmpty();
    }

    /** The command lines of all processes that have to do with the folder. */
    private List<String> running() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains(folder.toString()))
                .toList();
    }

    private static boolean answers(int port) {
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private void execute(String sql) throws IOException, SQLException {
        String url = Files.readString(folder.resolve("url"));
        try (var connection = DriverManager.getConnection(url, "root", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Process startOwner(Path folder, String... more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Owner.class.getName(),
                folder.toString());
        builder.command().addAll(List.of(more));
        Process owner = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        owners.add(owner);
        return owner;
    }
}

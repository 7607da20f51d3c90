package cn.doorplate.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A database or cache server as a process of its own, known by its pid file, so that whoever comes later (the next start,
 * the {@link Keeper}, another test JVM) can find it and stop it.
 */
public final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final Path folder;
    private final List<String> command;
    private final Map<String, String> environment;
    private final int port;

    ServerProcess(String name, Path folder, int port, List<String> command, Map<String, String> environment) {
        this.name = name;
        this.folder = folder;
        this.port = port;
        this.command = command;
        this.environment = environment;
    }

    public int port() {
        return port;
    }

    /** Starts it on its data folder and port, and waits until the port answers. */
    public void start() {
        Path log = folder.resolve(name + ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            PidFile.write(pidFile(folder, name), process.toHandle());
            awaitPort(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end in order, and waits until it has. */
    public void stop() {
        resume();
        PidFile.end(pidFile(folder, name));
    }

    /** Whatever a test did to it: it runs and answers again. */
    public void ensureRunning() {
        resume();
        if (handle().isEmpty()) {
            start();
        }
    }

    /** Ends it as a power cut would: {@code kill -9}. */
    public void kill() {
        handle().ifPresent(process -> {
            process.destroyForcibly();
            await(process);
        });
    }

    /** Freezes it: connections stay open and nothing answers (SIGSTOP). Linux and macOS only. */
    public void pause() {
        signal("-STOP");
    }

    /** Ends a {@link #pause()}. */
    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        handle().ifPresent(process -> {
            try {
                new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Optional<ProcessHandle> handle() {
        return PidFile.read(pidFile(folder, name));
    }

    static Path pidFile(Path folder, String name) {
        return folder.resolve(name + ".pid");
    }

    private void awaitPort(Process process, Path log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return;
            } catch (IOException notYet) {
                pauseBriefly(process);
            }
            if (!process.isAlive()) {
                break;
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException(
                name + " did not start on port " + port + "; the end of " + log + ":\n" + tail(log));
    }

    private static void pauseBriefly(Process process) {
        try {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server started", e);
        }
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IllegalStateException("process " + process.pid() + " does not end", e);
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}

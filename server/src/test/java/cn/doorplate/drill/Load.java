package cn.doorplate.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Asks one thing again and again over kept connections, for a bounded time, on loopback. */
final class Load {

    private static final int CONNECTIONS = 16;

    private final int port;
    private final byte[] request;
    private final ProcessHandle server;

    Load(int port, String request, ProcessHandle server) {
        this.port = port;
        this.request = request.getBytes(StandardCharsets.UTF_8);
        this.server = server;
    }

    static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n";
    }

    static String post(String path, String json) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json;
    }

    /**
     * @param perSecond answers a second
     * @param cpuMicros the server's processor time for one answer
     */
    record Result(double perSecond, double cpuMicros) {}

    Result run(Duration time) {
        AtomicLong answers = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        long cpuBefore = cpuNanos();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Thread thread = new Thread(() -> ask(end, answers));
            thread.start();
            threads.add(thread);
        }
        threads.forEach(Load::join);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpu = (cpuNanos() - cpuBefore) / 1e3 / Math.max(1, answers.get());
        return new Result(answers.get() / seconds, cpu);
    }

    private long cpuNanos() {
        return server.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    private void ask(long end, AtomicLong answers) {
        try (KeptConnection connection = new KeptConnection(port)) {
            while (System.nanoTime() < end) {
                connection.ask(request);
                answers.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

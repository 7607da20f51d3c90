package cn.doorplate.drill;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
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
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 32_768);
            while (System.nanoTime() < end) {
                out.write(request);
                readAnswer(in);
                answers.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body of an answer that is well. */
    static byte[] readAnswer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered " + status);
        }
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        return in.readNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package cn.doorplate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests to a server's GraphQL, each once, several at a time over kept connections on loopback. */
final class Posts implements AutoCloseable {

    private final int port;
    private final String expected;
    private final int together;
    private final ExecutorService threads;

    /** @param expected what stands in each answer */
    Posts(int port, int together, String expected) {
        this.port = port;
        this.expected = expected;
        this.together = together;
        this.threads = Executors.newFixedThreadPool(together);
    }

    /** As somebody who is logged in. */
    static String request(String token, String json) {
        return "POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json;
    }

    /** The seconds that all of them took. */
    double send(Collection<String> requests) throws Exception {
        ConcurrentLinkedQueue<byte[]> left = new ConcurrentLinkedQueue<>(
                requests.stream().map(it -> it.getBytes(StandardCharsets.UTF_8)).toList());
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < together; i++) {
            running.add(threads.submit(() -> {
                send(left);
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private void send(ConcurrentLinkedQueue<byte[]> left) throws Exception {
        try (KeptConnection connection = new KeptConnection(port)) {
            for (byte[] next = left.poll(); next != null; next = left.poll()) {
                assertThat(new String(connection.ask(next), StandardCharsets.UTF_8))
                        .contains(expected);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

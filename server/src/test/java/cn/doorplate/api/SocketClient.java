package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks {@code graphql-transport-ws}. */
public final class SocketClient implements AutoCloseable, WebSocket.Listener {

    private static final long PATIENCE_SECONDS = 20;
    private static final JsonMapper JSON = new JsonMapper();

    /** One for all sockets: each would have a thread of its own. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<Received> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    private SocketClient(int port) {
        this(HTTP, URI.create("ws://127.0.0.1:" + port + "/graphql"));
    }

    private SocketClient(HttpClient http, URI at) {
        socket = http.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .buildAsync(at, this)
                .join();
    }

    /** Comes as whoever that session's token says. */
    public static SocketClient authorized(int port, String token) {
        SocketClient client = new SocketClient(port);
        client.send(JSON.writeValueAsString(
                Map.of("type", "connection_init", "payload", Map.of("authorization", "Bearer " + token))));
        client.await("connection_ack");
        return client;
    }

    /** Comes as nobody. */
    public static SocketClient anonymous(int port) {
        return initialised(port);
    }

    /** The same, by way of what stands before the servers. */
    public static SocketClient anonymous(HttpClient http, URI at) {
        return initialised(new SocketClient(http, at), Map.of());
    }

    static SocketClient connected(int port) {
        return new SocketClient(port);
    }

    static SocketClient initialised(int port) {
        return initialised(port, Map.of());
    }

    static SocketClient initialised(int port, Map<String, ?> payload) {
        return initialised(new SocketClient(port), payload);
    }

    private static SocketClient initialised(SocketClient client, Map<String, ?> payload) {
        client.send(JSON.writeValueAsString(Map.of("type", "connection_init", "payload", payload)));
        client.await("connection_ack");
        return client;
    }

    public void subscribe(String id, Map<String, ?> payload) {
        send(JSON.writeValueAsString(Map.of("id", id, "type", "subscribe", "payload", payload)));
    }

    public void unsubscribe(String id) {
        send(JSON.writeValueAsString(Map.of("id", id, "type", "complete")));
    }

    void send(String message) {
        socket.sendText(message, true).join();
    }

    /**
     * A message, and when it came.
     *
     * @param at as {@link System#nanoTime} tells it
     */
    public record Received(JsonNode message, long at) {}

    /** The next message of that type; others in between are passed over. */
    public JsonNode await(String type) {
        return awaitReceived(type).message();
    }

    /** The next of one of these types, with the time. */
    public Received awaitReceived(String... types) {
        try {
            for (Received received = next(); received != null; received = next()) {
                if (List.of(types).contains(received.message().path("type").asString())) {
                    return received;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no message of type " + List.of(types));
    }

    private @Nullable Received next() throws InterruptedException {
        return messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    public int awaitClose() {
        assertThat(closed).succeedsWithin(Duration.ofSeconds(PATIENCE_SECONDS));
        return closed.join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(new Received(JSON.readTree(part.toString()), System.nanoTime()));
            part.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}

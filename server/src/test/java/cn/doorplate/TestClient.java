package cn.doorplate;

import cn.doorplate.api.SocketClient;
import cn.doorplate.identity.TestPeople.Someone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the server as a client would, over HTTP: as nobody, or as someone who is logged in. */
public final class TestClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final @Nullable String authorization;
    private final @Nullable String device;

    private TestClient(int port, @Nullable String authorization, @Nullable String device) {
        this.port = port;
        this.authorization = authorization;
        this.device = device;
    }

    /** Nobody. */
    public static TestClient of(int port) {
        return new TestClient(port, null, null);
    }

    public TestClient as(Someone someone) {
        return new TestClient(port, someone.authorization(), device);
    }

    public TestClient as(String token) {
        return new TestClient(port, "Bearer " + token, device);
    }

    /** Over HTTP, as a client that calls its device so. */
    public TestClient onDevice(String name) {
        return new TestClient(port, authorization, name);
    }

    /** The whole answer. */
    public JsonNode ask(String document) {
        return ask(document, Map.of());
    }

    /** The whole answer. */
    public JsonNode ask(String document, Map<String, ?> variables) {
        Map<String, Object> call = new HashMap<>();
        call.put("query", document);
        call.put("variables", variables);
        return JSON.readTree(post("/graphql", "application/json", JSON.writeValueAsBytes(call))
                .body());
    }

    /** The first that a subscription tells, over a WebSocket of its own, or the errors with which it does not begin. */
    public JsonNode first(String document, Map<String, ?> variables) {
        try (SocketClient socket = authorization == null
                ? SocketClient.anonymous(port)
                : SocketClient.authorized(port, authorization.substring("Bearer ".length()))) {
            socket.subscribe("1", Map.of("query", document, "variables", variables));
            JsonNode first = socket.awaitReceived("next", "error").message();
            JsonNode payload = first.path("payload");
            return first.path("type").asString().equals("error")
                    ? JSON.valueToTree(Map.of("errors", payload))
                    : payload;
        }
    }

    /** What one root field answered; fails where there are errors. */
    public JsonNode field(String document, Map<String, ?> variables) {
        JsonNode answer = ask(document, variables);
        if (answer.has("errors")) {
            throw new AssertionError(answer.toString());
        }
        return answer.path("data").iterator().next();
    }

    /** The code of the first error, or of the first userError of the first field; empty where all is well. */
    public static String code(JsonNode answer) {
        String error = answer.at("/errors/0/extensions/code").asString("");
        if (!error.isEmpty()) {
            return error;
        }
        JsonNode data = answer.path("data");
        return data.isEmpty()
                ? ""
                : data.iterator().next().at("/userErrors/0/code").asString("");
    }

    public HttpResponse<String> post(String path, String contentType, byte[] body) {
        return send(
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (device != null) {
            request.header("X-Device-Id", device);
        }
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

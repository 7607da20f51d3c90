package cn.doorplate.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP client of one server. */
final class Ask {

    static final String RESPONSE = "application/graphql-response+json";
    static final String JSON = "application/json";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String server;

    Ask(int port) {
        server = "http://127.0.0.1:" + port;
    }

    record Answer(HttpResponse<String> http) {

        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        String text() {
            return http.body();
        }

        JsonNode body() {
            return MAPPER.readTree(http.body());
        }

        JsonNode error() {
            return body().path("errors").path(0);
        }

        String code() {
            return error().path("extensions").path("code").asString();
        }

        String message() {
            return error().path("message").asString();
        }
    }

    Answer document(String text) {
        return document(text, Map.of());
    }

    Answer document(String text, Map<String, ?> variables) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("query", text);
        call.put("variables", variables);
        return post(MAPPER.writeValueAsString(call), "Content-Type", JSON, "Accept", RESPONSE);
    }

    Answer trusted(String text, Map<String, ?> variables) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("documentId", Manifests.id(text));
        call.put("variables", variables);
        return post(MAPPER.writeValueAsString(call), "Content-Type", JSON, "Accept", RESPONSE);
    }

    Answer post(String body, String... headers) {
        return send("POST", "/graphql", BodyPublishers.ofString(body), headers);
    }

    /** Without a Content-Length. */
    Answer postChunked(byte[] body, String... headers) {
        BodyPublisher chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        return send("POST", "/graphql", chunks, headers);
    }

    Answer getTrusted(String text, String variables, String... headers) {
        return get("/graphql?documentId=" + encode(Manifests.id(text)) + "&variables=" + encode(variables), headers);
    }

    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

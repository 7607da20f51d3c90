package cn.doorplate.media;

import cn.doorplate.identity.TestPeople.Someone;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends and fetches files as a client does. */
final class MediaClient {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String server;

    MediaClient(int port) {
        server = "http://127.0.0.1:" + port;
    }

    record Answer(HttpResponse<byte[]> http) {

        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        byte[] bytes() {
            return http.body();
        }

        JsonNode json() {
            return MAPPER.readTree(http.body());
        }

        String id() {
            return json().path("id").asString();
        }

        String code() {
            return json().path("errors").path(0).path("extensions").path("code").asString();
        }

        String message() {
            return json().path("errors").path(0).path("message").asString();
        }
    }

    Answer send(@Nullable Someone someone, byte[] file, String... headers) {
        return post(someone, BodyPublishers.ofByteArray(file), headers);
    }

    /** Without a Content-Length. */
    Answer sendChunked(@Nullable Someone someone, byte[] file) {
        return post(someone, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file)));
    }

    /** As {@code wx.uploadFile} does, with form data beside the file. */
    Answer sendForm(@Nullable Someone someone, String part, byte[] file) {
        String border = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
        String head = "--" + border + "\r\nContent-Disposition: form-data; name=\"user\"\r\n\r\n张三\r\n--" + border
                + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"../../evil.html\"\r\n"
                + "Content-Type: text/html\r\n\r\n";
        byte[][] parts = {
            head.getBytes(StandardCharsets.UTF_8), file, ("\r\n--" + border + "--\r\n").getBytes(StandardCharsets.UTF_8)
        };
        return post(
                someone,
                BodyPublishers.ofByteArrays(java.util.List.of(parts)),
                "Content-Type",
                "multipart/form-data; boundary=" + border);
    }

    Answer get(String pathOrUrl) {
        URI uri = URI.create(pathOrUrl);
        return ask(HttpRequest.newBuilder(URI.create(server + uri.getRawPath() + "?" + uri.getRawQuery())));
    }

    JsonNode graphQl(@Nullable Someone someone, String query, Map<String, ?> variables) {
        String body = MAPPER.writeValueAsString(Map.of("query", query, "variables", variables));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return ask(as(request, someone)).json();
    }

    private Answer post(@Nullable Someone someone, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + "/media")).POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return ask(as(request, someone));
    }

    private static HttpRequest.Builder as(HttpRequest.Builder request, @Nullable Someone someone) {
        return someone == null ? request : request.header("Authorization", someone.authorization());
    }

    private static Answer ask(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

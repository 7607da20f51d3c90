package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.logs.LogGrep;
import cn.doorplate.dev.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged jar as a process, as a county runs it: production configuration, real stores, ports of its own. */
public final class PackagedServer implements AutoCloseable {

    /** How long a test waits for what servers do within moments, where the machine has other things to do. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** 36 bytes that open nothing. */
    static final String SECRET = "dGhpcy1zZWNyZXQtbGl2ZXMtZm9yLW9uZS10ZXN0LXJ1bi1vbmx5";

    /** 32 bytes that open nothing either. */
    static final String MASTER_KEY = "dGhpcy1tYXN0ZXIta2V5LWlzLWZvci10ZXN0cy1vbmw=";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final Path output;
    public final int port;
    public final int managementPort;

    private PackagedServer(Process process, Path output, int port, int managementPort) {
        this.process = process;
        this.output = output;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** The properties with which it runs against the stores of this test run, on the database of that name. */
    public static Map<String, String> properties(String database) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spring.datasource.url", TestServers.database(database));
        properties.put("spring.datasource.username", TestServers.username());
        properties.put("spring.datasource.password", TestServers.password());
        properties.put(
                "spring.data.redis.port",
                Integer.toString(TestServers.get().redis().port()));
        properties.put("doorplate.secret", SECRET);
        properties.put("doorplate.privacy.master-key", "k1");
        properties.put("doorplate.privacy.master-keys.k1", MASTER_KEY);
        properties.put("doorplate.public-url", "https://doorplate.example");
        return properties;
    }

    /** Starts it and does not wait. */
    static PackagedServer launch(Map<String, String> properties) {
        return launch(properties, "-Xmx384m", "-XX:TieredStopAtLevel=1");
    }

    /** Starts that jar, of another release, in place of this one's, and waits until it is ready. */
    static PackagedServer startJar(Path jar, Map<String, String> properties) {
        return ready(launch(jar.toString(), properties, "-Xmx384m", "-XX:TieredStopAtLevel=1"));
    }

    private static PackagedServer launch(Map<String, String> properties, String... jvm) {
        return launch(System.getProperty("doorplate.jar"), properties, jvm);
    }

    private static PackagedServer launch(String jar, Map<String, String> properties, String... jvm) {
        try {
            int port = freePort();
            int managementPort = freePort();
            Path output = Files.createTempFile("doorplate", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(List.of(jvm));
            command.addAll(List.of(
                    "-jar",
                    jar,
                    "--server.port=" + port,
                    "--management.server.port=" + managementPort,
                    "--doorplate.media.folder=target/media"));
            properties.forEach((key, value) -> command.add("--" + key + "=" + value));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new PackagedServer(process, output, port, managementPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, quick to start and not to run, and waits until it is ready. */
    public static PackagedServer start(Map<String, String> properties) {
        return ready(launch(properties));
    }

    /** Starts it with these options of the JVM, and waits until it is ready. */
    public static PackagedServer start(Map<String, String> properties, String... jvm) {
        return ready(launch(properties, jvm));
    }

    private static PackagedServer ready(PackagedServer server) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!server.ready()) {
            if (!server.process.isAlive() || System.nanoTime() > deadline) {
                String output = server.output();
                server.close();
                throw new IllegalStateException("the packaged server does not start:\n" + output);
            }
        }
        return server;
    }

    private boolean ready() {
        try {
            process.waitFor(100, TimeUnit.MILLISECONDS);
            return get(managementPort, "/actuator/health/readiness").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(int port, String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
    }

    public JsonNode graphQl(String body) {
        return JSON.readTree(send(question(body)).body());
    }

    /** As nobody. */
    JsonNode graphQlOfNobody(String document, Map<String, ?> variables) {
        return graphQl(JSON.writeValueAsString(Map.of("query", document, "variables", variables)));
    }

    /** As whoever that session's token says. */
    public JsonNode graphQl(String token, String document) {
        return graphQl(token, document, Map.of());
    }

    /** The same with variables. */
    public JsonNode graphQl(String token, String document, Map<String, ?> variables) {
        String body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
        return JSON.readTree(
                send(question(body).header("Authorization", "Bearer " + token)).body());
    }

    private HttpRequest.Builder question(String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits for its end; its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("it does not end:\n" + output());
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it, and looks through all that it wrote: nobody's phone, number, token or secret may be in it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            assertThat(LogGrep.in(output)).isEmpty();
            Files.deleteIfExists(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package cn.doorplate.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.checks.logs.LogGrep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Debian's nginx with the shipped configuration, and behind it servers 1 and 2: processes of the packaged jar, on the stores of this
 * test run. Everything lies in one folder; ports are free ones.
 */
final class Town implements AutoCloseable {

    static final String HOST = "doorplate.test";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path DEPLOY = Path.of("../deploy").toAbsolutePath().normalize();

    private final Path folder;
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    Town(Path folder, Map<String, String> properties) throws IOException {
        this.folder = folder.toAbsolutePath();
        clear();
        for (String name : List.of("http", "https", "8081", "8082", "8181", "8182", "9091", "9092", "9090")) {
            ports.put(name, freePort());
        }
        certificate();
        nginx();
        Files.copy(Path.of("src/test/resources/town/server"), this.folder.resolve("server"));
        prometheus();
        for (int server = 1; server <= 2; server++) {
            arguments(server, properties);
        }
    }

    private void clear() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                old.sorted((a, b) -> b.compareTo(a)).forEach(Town::delete);
            }
        }
        Files.createDirectories(folder.resolve("verification"));
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void certificate() {
        run("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=" + HOST + " -addext subjectAltName=DNS:"
                + HOST + ",IP:127.0.0.1 -keyout key.pem -out certificate.pem");
    }

    private void nginx() throws IOException {
        Files.writeString(
                folder.resolve("upstreams.conf"), onOurPorts(Files.readString(DEPLOY.resolve("nginx/upstreams.conf"))));
        Map<String, String> names = new LinkedHashMap<>();
        names.put("DOORPLATE_HOST", HOST);
        names.put("DOORPLATE_HTTP", "127.0.0.1:" + port("http"));
        names.put("DOORPLATE_HTTPS", "127.0.0.1:" + port("https"));
        names.put("DOORPLATE_UPSTREAMS", file("upstreams.conf"));
        names.put("DOORPLATE_CACHE", file("cache"));
        names.put("DOORPLATE_LOG", file("access.log"));
        names.put("DOORPLATE_ACME", file("acme"));
        names.put("DOORPLATE_CERTIFICATE", file("certificate.pem"));
        names.put("DOORPLATE_CERTIFICATE_KEY", file("key.pem"));
        names.put("DOORPLATE_VERIFICATION", file("verification"));
        String rendered = Commands.run(
                folder, names, List.of(DEPLOY.resolve("nginx/render").toString()));
        Files.writeString(folder.resolve("doorplate.conf"), rendered);
        Files.writeString(folder.resolve("nginx.conf"), """
                pid nginx.pid;
                error_log error.log;
                events {}
                http { include /etc/nginx/mime.types; include doorplate.conf; }
                """);
    }

    /** With the shipped configuration, but for its pace. */
    private void prometheus() throws IOException {
        for (String name : List.of("prometheus.yml", "alerts.yml")) {
            String shipped = Files.readString(DEPLOY.resolve("prometheus").resolve(name));
            write(name, shipped.replace("_interval: 15s", "_interval: 1s"));
        }
        write("targets.yml", onOurPorts(Files.readString(DEPLOY.resolve("prometheus/targets.yml"))));
        write(
                "prometheus.command",
                String.join(
                        "\n",
                        "prometheus",
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=metrics",
                        "--web.listen-address=127.0.0.1:" + port("9090"),
                        ""));
    }

    private void arguments(int server, Map<String, String> properties) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put("server.port", Integer.toString(port("808" + server)));
        all.put("doorplate.reserve.port", Integer.toString(port("818" + server)));
        all.put("management.server.port", Integer.toString(port("909" + server)));
        all.put("doorplate.media.folder", file("media"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("doorplate.jar")));
        all.forEach((key, value) -> command.add("--" + key + "=" + value));
        Files.write(folder.resolve(server + ".command"), command);
        Files.writeString(folder.resolve(server + ".management"), Integer.toString(port("909" + server)));
    }

    /** A file of the deployment, with the ports that it names replaced by ours. */
    String onOurPorts(String text) {
        String ours = text;
        for (Map.Entry<String, Integer> port : ports.entrySet()) {
            ours = ours.replace("127.0.0.1:" + port.getKey(), "127.0.0.1:" + port.getValue());
        }
        return ours;
    }

    /** Starts all of it, and waits until both servers are ready. */
    void start() {
        server("start", 1);
        server("start", 2);
        ready(1);
        ready(2);
        run("nginx -c nginx.conf -p " + folder);
        server("start", "prometheus");
    }

    void ready(int server) {
        await("server " + server)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> server("ready", server).contains("UP"));
    }

    /** @param action start, stop, kill, restart or ready */
    String server(String action, int server) {
        return server(action, Integer.toString(server));
    }

    private String server(String action, String name) {
        return run("./server " + action + " " + name);
    }

    /** The shipped script, for both of them. */
    String rollingRestart() {
        return Commands.run(
                folder,
                Map.of(
                        "DOORPLATE_UPSTREAMS",
                        file("upstreams.conf"),
                        "DOORPLATE_RELOAD",
                        "nginx -c nginx.conf -p " + folder + " -s reload",
                        "DOORPLATE_RESTART",
                        "./server restart %",
                        "DOORPLATE_READINESS",
                        "./server ready %"),
                List.of(DEPLOY.resolve("rolling-restart").toString()));
    }

    String run(String command) {
        return Commands.run(folder, Map.of(), List.of(command.split(" ", -1)));
    }

    String file(String name) {
        return folder.resolve(name).toString();
    }

    String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    int port(String name) {
        return Objects.requireNonNull(ports.get(name), name);
    }

    /** What their clients trust. */
    TownClient client() {
        return new TownClient(port("https"), folder.resolve("certificate.pem"));
    }

    /** Ends everything, and looks through all that was logged: nobody's phone, number, token or secret may be in it. */
    @Override
    public void close() throws IOException {
        for (String name : List.of("1", "2", "prometheus")) {
            if (Files.exists(folder.resolve(name + ".pid"))) {
                server("stop", name);
            }
        }
        if (Files.exists(folder.resolve("nginx.pid"))) {
            run("nginx -c nginx.conf -p " + folder + " -s stop");
        }
        for (String log : List.of("1.log", "2.log", "access.log", "error.log")) {
            if (Files.exists(folder.resolve(log))) {
                assertThat(LogGrep.in(folder.resolve(log))).isEmpty();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package cn.doorplate.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A store that speaks S3's protocol, out of its Maven artifact (S3Mock), as a process of its own. It takes any key. */
public final class LocalS3 {

    private static final String NAME = "s3";

    private LocalS3() {}

    /** Starts it with an empty bucket of that name; it ends with this JVM, however that ends, if it is not stopped. */
    public static ServerProcess start(Path folder, String bucket) {
        try {
            Files.createDirectories(folder);
            PidFile.end(ServerProcess.pidFile(folder, NAME));
            int port = freePort();
            ServerProcess server = new ServerProcess(NAME, folder, port, command(port, bucket), Map.of());
            Keeper.watch(ProcessHandle.current(), folder, ServerProcess.pidFile(folder, NAME));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(int port, String bucket) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-jar",
                jar().toString(),
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--com.adobe.testing.s3mock.http-port=" + port,
                "--com.adobe.testing.s3mock.store.initial-buckets=" + bucket);
    }

    /** The jar's own classes lie inside it; what is seen of it on the class path is its launcher. */
    private static Path jar() {
        try {
            return Path.of(Class.forName("org.springframework.boot.loader.launch.JarLauncher")
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("S3Mock is not on the class path", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

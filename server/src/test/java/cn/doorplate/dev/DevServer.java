package cn.doorplate.dev;

import cn.doorplate.DoorplateApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The application on a newcomer's machine: real servers of its own under {@code .dev}, demo data, a start page. Where
 * {@code spring.datasource.url} is given, that database is used and no server is started.
 */
public final class DevServer {

    /** Held for as long as this process lives; a lock that nobody refers to may be dropped. */
    private static @Nullable FileLock held;

    private DevServer() {}

    public static void main(String[] args) {
        // Maven killed with -9 stops nothing that it started; and the port would stay taken.
        MavenProcess.aboveThisOne().ifPresent(DevServer::endWith);
        SpringApplication application = new SpringApplication(DoorplateApplication.class);
        application.setAdditionalProfiles("dev", "demo");
        application.addListeners(new StartServers());
        application.run(args);
    }

    private static void endWith(ProcessHandle maven) {
        Thread watch = new Thread(() -> {
            maven.onExit().join();
            System.exit(1);
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static final class StartServers implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            ConfigurableEnvironment environment = event.getEnvironment();
            if (environment.containsProperty("spring.datasource.url")) {
                return;
            }
            Path folder = home(environment);
            lock(folder);
            RealServers servers = RealServers.start(folder, ProcessHandle.current());
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "real-servers",
                            Map.of(
                                    "spring.datasource.url",
                                    servers.database("doorplate"),
                                    "spring.datasource.username",
                                    "root",
                                    "spring.datasource.password",
                                    "",
                                    "spring.data.redis.port",
                                    servers.redis().port(),
                                    "doorplate.media.folder",
                                    folder.resolve("media").toString())));
        }

        private static Path home(ConfigurableEnvironment environment) {
            Path here = Path.of("").toAbsolutePath();
            Path root = Files.isDirectory(here.resolve("schema"))
                    ? here
                    : here.resolve("..").normalize();
            return Path.of(environment.getProperty(
                    "doorplate.dev.folder", root.resolve(".dev").toString()));
        }

        /** One start a folder: the system drops the lock with the process, whatever ended it. */
        private static void lock(Path folder) {
            try {
                Files.createDirectories(folder);
                FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                held = channel.tryLock();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (held == null) {
                throw new IllegalStateException("Doorplate already runs on " + folder
                        + "; stop that one first, or choose another folder and port with"
                        + " -Dspring-boot.run.arguments=\"--doorplate.dev.folder=… --server.port=…\"");
            }
        }
    }
}

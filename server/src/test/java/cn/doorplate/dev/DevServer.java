package cn.doorplate.dev;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.dev.wechat.EventPush;
import cn.doorplate.dev.wechat.WeChatStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
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
        application.setDefaultProperties(Map.of("doorplate.dev.bands", 600));
        application.addListeners(new StartApp(application), new StartServers(), new StartWeChat());
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

    private static Path projectRoot() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("schema"))
                ? here
                : here.resolve("..").normalize();
    }

    /** The mini-program for browsers, unless a folder of it is named. First of all, so that it is built while the rest starts. */
    private static final class StartApp implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

        private final SpringApplication application;

        StartApp(SpringApplication application) {
            this.application = application;
        }

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            if (isGiven(event.getEnvironment())) {
                return;
            }
            AppBuild build = AppBuild.start(projectRoot());
            event.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "app", Map.of("doorplate.app.folder", build.folder().toString())));
            application.addInitializers(context -> context.getBeanFactory().registerSingleton("appBuild", build));
        }

        /** By somebody, and not by application-dev.yaml. */
        private static boolean isGiven(ConfigurableEnvironment environment) {
            return environment.getSystemProperties().containsKey("doorplate.app.folder")
                    || environment.getSystemEnvironment().containsKey("DOORPLATE_APP_FOLDER");
        }
    }

    /** The stand-in for WeChat's platform, unless the real one, or another, is named. */
    private static final class StartWeChat implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            ConfigurableEnvironment environment = event.getEnvironment();
            if (!environment.containsProperty("doorplate.wechat.api-host")) {
                WeChatStandIn weChat = WeChatStandIn.start(Clock.systemUTC(), 18080);
                weChat.pushTo(callback(environment));
                environment
                        .getPropertySources()
                        .addFirst(new MapPropertySource("wechat", Map.of("doorplate.wechat.api-host", weChat.url())));
            }
        }

        private static EventPush callback(ConfigurableEnvironment environment) {
            return new EventPush(
                    URI.create(
                            "http://127.0.0.1:" + environment.getProperty("server.port", "8080") + "/wechat/callback"),
                    WeChatStandIn.APP_ID,
                    WeChatStandIn.CALLBACK_TOKEN,
                    WeChatStandIn.CALLBACK_AES_KEY,
                    false);
        }
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
            return Path.of(environment.getProperty(
                    "doorplate.dev.folder", projectRoot().resolve(".dev").toString()));
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

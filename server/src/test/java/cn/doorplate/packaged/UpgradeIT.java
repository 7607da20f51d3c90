package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.doorplate.dev.TestServers;
import cn.doorplate.dev.wechat.WeChatStandIn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The release before serves while this one migrates the database under it: no request fails, nothing is lost, and a server of the old
 * release that crashes meanwhile comes back.
 */
@Tag("drill")
class UpgradeIT {

    private static final String DATABASE = "doorplate_upgrade";

    private final WeChatStandIn weChat = WeChatStandIn.start(Clock.systemUTC());
    private final List<PackagedServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(PackagedServer::close);
        weChat.close();
    }

    @Test
    void theOldReleaseServesWhileTheNewOneMigratesUnderIt() throws Exception {
        Optional<PreviousRelease> previous = PreviousRelease.find();
        assumeThat(previous)
                .as("there is no release before this one here (no tag v1.2.3, or a shallow clone); name one by"
                        + " -Ddoorplate.previous.revision=…")
                .isPresent();
        Map<String, String> properties = properties();
        empty();
        PackagedServer old = start(PackagedServer.startJar(previous.get().jar(), properties));
        region();
        int migrations = migrations();
        UpgradeLoad load = new UpgradeLoad(weChat);
        load.enter(old, 40);
        load.begin();
        load.goOn(20);

        PackagedServer fresh = start(PackagedServer.start(properties));
        System.out.printf(
                "The new release is ready: %d migrations were there, %d are; %d requests until now%n",
                migrations, migrations(), load.answered());
        assertThat(migrations()).as("there was something to migrate").isGreaterThan(migrations);
        load.through(fresh);
        load.goOn(40);
        restart(previous.get(), old, properties, load);
        load.end();

        load.assertAllIsThere(fresh);
        System.out.printf("%d requests, none failed; all is there%n", load.answered());
        assertVerifies();
    }

    /** The old one is killed, and comes back on the database that is new. */
    private void restart(PreviousRelease previous, PackagedServer old, Map<String, String> properties, UpgradeLoad load)
            throws Exception {
        load.leave(old);
        old.handle().destroyForcibly();
        old.handle().onExit().get(10, TimeUnit.SECONDS);
        if (!previous.comesBack()) {
            System.out.println("The release before is from before the rule that it comes back; that was not tried");
            return;
        }
        load.through(start(PackagedServer.startJar(previous.jar(), properties)));
        load.goOn(20);
    }

    private PackagedServer start(PackagedServer server) {
        servers.add(server);
        return server;
    }

    private Map<String, String> properties() {
        Map<String, String> properties = PackagedServer.properties(DATABASE);
        properties.put("doorplate.graphql.documents.mode", "open");
        properties.put("doorplate.graphql.rates.per-address", "1000000");
        properties.put("doorplate.graphql.rates.changes-per-address", "1000000");
        properties.put("doorplate.wechat.api-host", weChat.url());
        properties.put("doorplate.wechat.app-id", WeChatStandIn.APP_ID);
        properties.put("doorplate.wechat.app-secret", WeChatStandIn.APP_SECRET);
        return properties;
    }

    private void assertVerifies() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("doorplate.jar"),
                "cases",
                "verify"));
        properties().forEach((name, value) -> command.add("--" + name + "=" + value));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static void empty() throws SQLException {
        String url = TestServers.database(DATABASE);
        try (Connection connection = DriverManager.getConnection(url, TestServers.username(), TestServers.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + connection.getCatalog());
        }
        TestServers.database(DATABASE);
    }

    private static void region() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        TestServers.database(DATABASE), TestServers.username(), TestServers.password());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into region (code, name, short_name) values (96, '测试省', '测试省'),"
                    + " (9601, '测试市', '测试市'), (960101, '测试县', '测试县'),"
                    + " (960101001, '测试街道办事处', '测试街道'), (960101001001, '测试社区居民委员会', '测试社区')");
        }
    }

    /** How many were applied, of all modules. */
    private static int migrations() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        TestServers.database(DATABASE), TestServers.username(), TestServers.password());
                Statement names = connection.createStatement();
                Statement counts = connection.createStatement();
                ResultSet tables = names.executeQuery("show tables like 'flyway\\_schema\\_history%'")) {
            int all = 0;
            while (tables.next()) {
                try (ResultSet count = counts.executeQuery(
                        "select count(*) from " + tables.getString(1) + " where script like 'V%'")) {
                    count.next();
                    all += count.getInt(1);
                }
            }
            return all;
        }
    }
}

package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.dev.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the production jar must not do: run in a way that is unsafe or cannot work. */
class RefusalIT {

    @ParameterizedTest
    @CsvSource({
        "doorplate.secret, '', 缺少密钥",
        "spring.datasource.url, '', 缺少数据库地址",
        "spring.datasource.url, jdbc:mysql://127.0.0.1:9/doorplate, 数据库不能升级"
    })
    void refusesToStartAndSaysWhy(String key, String value, String reason) throws InterruptedException {
        Map<String, String> properties = new HashMap<>(PackagedServer.properties("doorplate_refusal"));
        properties.put(key, value);
        try (PackagedServer server = PackagedServer.launch(properties)) {
            assertThat(server.exitCode()).isNotZero();
            assertThat(server.output()).contains(reason).doesNotContain("at cn.doorplate");
        }
    }

    @ParameterizedTest
    @Tag("drill")
    @CsvSource({
        "doorplate.privacy.master-keys.k1, ***, master-keys.k1 不是 Base64",
        "doorplate.public-url, '', 缺少门牌链接的网址",
        "doorplate.wechat.callback-token, dev-only, 缺少 EncodingAESKey",
        "doorplate.secret, c2hvcnQ=, 不足 32 字节",
        "doorplate.secret, ***, 不是 Base64",
        "doorplate.secret, ZGV2LW9ubHktc2VjcmV0LW5vdC1mb3ItcHJvZHVjdGlvbg==, 公开的开发密钥",
        "doorplate.privacy.master-key, '', 缺少当前主密钥的编号",
        "doorplate.privacy.master-key, k2, 缺少主密钥 doorplate.privacy.master-keys.k2",
        "doorplate.privacy.master-keys.k1, c2hvcnQ=, master-keys.k1 不足 32 字节",
        "doorplate.privacy.master-keys.k1, ZGV2LW9ubHktbWFzdGVyLWtleS1ub3QtZm9yLXByb2Q=, 公开的开发密钥",
        "doorplate.privacy.index-key, c2hvcnQ=, index-key 不足 32 字节"
    })
    void refusesEachBadKey(String key, String value, String reason) throws InterruptedException {
        refusesToStartAndSaysWhy(key, value, reason);
    }

    @Test
    void refusesADevelopmentSecretWhateverProfileIsNamed() throws InterruptedException {
        Map<String, String> properties = new HashMap<>(PackagedServer.properties("doorplate_refusal"));
        properties.put("doorplate.secret", "ZGV2LW9ubHktc2VjcmV0LW5vdC1mb3ItcHJvZHVjdGlvbg==");
        properties.put("spring.profiles.active", "dev,demo");
        try (PackagedServer server = PackagedServer.launch(properties)) {
            assertThat(server.exitCode()).isNotZero();
            assertThat(server.output()).contains("公开的开发密钥");
        }
    }

    /** A server that crashes while the next release is rolled out comes back; one from which something was taken away does not. */
    @Test
    void startsOnADatabaseThatWasExpandedAndRefusesOneThatWasContractedOrWhoseHistoryWasChanged() throws Exception {
        Map<String, String> properties = PackagedServer.properties("doorplate_newer");
        PackagedServer.start(properties).close();
        try (Connection connection = DriverManager.getConnection(
                        TestServers.database("doorplate_newer"), TestServers.username(), TestServers.password());
                Statement statement = connection.createStatement()) {
            String history = "flyway_schema_history_place";
            statement.execute(
                    "insert into " + history + " (installed_rank, version, description, type, script, checksum,"
                            + " installed_by, execution_time, success) values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, 1),"
                            + " (100, '100', 'x', 'SQL', 'V100__contract_after_1_x.sql', 1, 'x', 1, 1)");
            PackagedServer.start(properties).close();
            statement.execute(
                    "update " + history + " set script = 'V100__contract_after_99_x.sql' where version = '100'");
            assertRefused(properties, "V100__contract_after_99_x.sql");
            statement.execute("delete from " + history + " where version in ('99', '100')");
            statement.execute("update " + history + " set checksum = 1 where version = '1'");
            assertRefused(properties, "checksum");
        }
    }

    private static void assertRefused(Map<String, String> properties, String reason) throws InterruptedException {
        try (PackagedServer server = PackagedServer.launch(properties)) {
            assertThat(server.exitCode()).isNotZero();
            assertThat(server.output()).contains("数据库不能升级", reason).doesNotContain("at cn.doorplate");
        }
    }
}

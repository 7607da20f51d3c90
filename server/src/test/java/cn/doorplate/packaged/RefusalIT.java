package cn.doorplate.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the production jar must not do: run in a way that is unsafe or cannot work. */
class RefusalIT {

    @ParameterizedTest
    @CsvSource({
        "doorplate.secret, '', 缺少密钥",
        "doorplate.secret, c2hvcnQ=, 不足 32 字节",
        "doorplate.secret, ***, 不是 Base64",
        "doorplate.secret, ZGV2LW9ubHktc2VjcmV0LW5vdC1mb3ItcHJvZHVjdGlvbg==, 公开的开发密钥",
        "doorplate.public-url, '', 缺少门牌链接的网址",
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
}

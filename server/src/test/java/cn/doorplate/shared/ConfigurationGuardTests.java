package cn.doorplate.shared;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

/** What a configuration must not say. That the packaged server does not start with it, RefusalIT shows. */
class ConfigurationGuardTests {

    private static final String KEY = "b25seSBmb3IgdGVzdHMsIHRoaXJ0eS10d28gYnl0ZXM=";

    @Test
    void letsAWholeConfigurationPass() {
        assertThatCode(() -> look(whole())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "doorplate.secret, c2hvcnQ=, 不足 32 字节",
        "doorplate.secret, ***, 不是 Base64",
        "doorplate.privacy.master-key, '', 缺少当前主密钥的编号",
        "doorplate.privacy.master-key, k2, 缺少主密钥 doorplate.privacy.master-keys.k2",
        "doorplate.privacy.master-keys.k1, c2hvcnQ=, master-keys.k1 不足 32 字节",
        "doorplate.privacy.master-keys.k1, ***, master-keys.k1 不是 Base64",
        "doorplate.public-url, '', 缺少门牌链接的网址",
        "doorplate.privacy.index-key, c2hvcnQ=, index-key 不足 32 字节"
    })
    void refusesABadKey(String key, String value, String reason) {
        MockEnvironment environment = whole().withProperty(key, value);

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> look(environment))
                .withMessageContaining(reason);
    }

    private static MockEnvironment whole() {
        return new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:mysql://127.0.0.1/doorplate")
                .withProperty("doorplate.public-url", "https://doorplate.example")
                .withProperty("doorplate.secret", KEY)
                .withProperty("doorplate.privacy.master-key", "k1")
                .withProperty("doorplate.privacy.master-keys.k1", KEY);
    }

    private static void look(MockEnvironment environment) {
        ConfigurationGuard guard = new ConfigurationGuard();
        guard.setEnvironment(environment);
        guard.postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}

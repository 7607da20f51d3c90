package cn.doorplate.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Looks at the configuration before anything else is made, and refuses a server that must not run like that. */
@Component
@ConditionalOnWebApplication
class ConfigurationGuard implements BeanFactoryPostProcessor, EnvironmentAware {

    /** Bytes of AES-256's keys, and the fewest of any secret. */
    private static final int KEY = 32;

    private static final String MASTER_KEY = "doorplate.privacy.master-key";
    private static final String INDEX_KEY = "doorplate.privacy.index-key";

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        List<String> problems = new ArrayList<>();
        if (value("spring.datasource.url").isEmpty()) {
            problems.add("缺少数据库地址 spring.datasource.url（环境变量 SPRING_DATASOURCE_URL）。");
        }
        if (value("doorplate.public-url").isEmpty()) {
            problems.add("缺少门牌链接的网址 doorplate.public-url（环境变量 DOORPLATE_PUBLICURL），如 https://mp.example.gov.cn。");
        }
        key("密钥 doorplate.secret", value("doorplate.secret"), "DOORPLATE_SECRET")
                .problem(KEY, Integer.MAX_VALUE)
                .ifPresent(problems::add);
        optional("留存密钥 doorplate.lasting-secret", value("doorplate.lasting-secret"), "DOORPLATE_LASTINGSECRET")
                .ifPresent(problems::add);
        optional("检索密钥 " + INDEX_KEY, value(INDEX_KEY), "DOORPLATE_PRIVACY_INDEXKEY")
                .ifPresent(problems::add);
        if (!value("doorplate.wechat.callback-token").isEmpty()
                && value("doorplate.wechat.callback-aes-key").isEmpty()) {
            problems.add("微信消息推送只有 Token，缺少 EncodingAESKey：doorplate.wechat.callback-aes-key"
                    + "（环境变量 DOORPLATE_WECHAT_CALLBACKAESKEY）。请在微信公众平台选“安全模式”；明文模式的签名不保护内容。");
        }
        masterKeyProblems(problems);
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
    }

    private static Optional<String> optional(String title, String text, String variable) {
        return text.isEmpty() ? Optional.empty() : key(title, text, variable).problem(KEY, Integer.MAX_VALUE);
    }

    private void masterKeyProblems(List<String> problems) {
        String current = value(MASTER_KEY).toLowerCase(Locale.ROOT);
        Map<String, String> keys = masterKeys();
        if (current.isEmpty()) {
            problems.add("缺少当前主密钥的编号 " + MASTER_KEY + "（环境变量 DOORPLATE_PRIVACY_MASTERKEY），如 k1；个人信息由它保护。");
        } else {
            keys.putIfAbsent(current, "");
        }
        keys.forEach((id, text) -> key(
                        "主密钥 doorplate.privacy.master-keys." + id,
                        text,
                        "DOORPLATE_PRIVACY_MASTERKEYS_" + id.toUpperCase(Locale.ROOT))
                .problem(KEY, KEY)
                .ifPresent(problems::add));
    }

    private Map<String, String> masterKeys() {
        Map<String, String> keys = new TreeMap<>();
        if (environment != null) {
            Binder.get(environment)
                    .bind("doorplate.privacy.master-keys", Bindable.mapOf(String.class, String.class))
                    .ifBound(given -> given.forEach((id, text) -> keys.put(id.toLowerCase(Locale.ROOT), text.strip())));
        }
        return keys;
    }

    private static KeyText key(String title, String text, String variable) {
        return new KeyText(title, text, "请用 openssl rand -base64 32 生成，写入环境变量 " + variable + "。");
    }

    private String value(String key) {
        return environment == null ? "" : environment.getProperty(key, "").strip();
    }
}

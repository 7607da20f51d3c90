package cn.doorplate.shared;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Looks at the configuration before anything else is made, and refuses a server that must not run like that. */
@Component
@ConditionalOnWebApplication
class ConfigurationGuard implements BeanFactoryPostProcessor, EnvironmentAware {

    /** Begins each secret that is in the repository for everybody to read. */
    private static final String FOR_DEVELOPMENT = "dev-only";

    private static final int SHORTEST = 32;

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
        secretProblem().ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
    }

    private Optional<String> secretProblem() {
        String secret = value("doorplate.secret");
        String hint = "请用 openssl rand -base64 32 生成，写入环境变量 DOORPLATE_SECRET。";
        if (secret.isEmpty()) {
            return Optional.of("缺少密钥 doorplate.secret。" + hint);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secret);
        } catch (IllegalArgumentException e) {
            return Optional.of("密钥 doorplate.secret 不是 Base64。" + hint);
        }
        if (bytes.length < SHORTEST) {
            return Optional.of("密钥 doorplate.secret 不足 " + SHORTEST + " 字节。" + hint);
        }
        boolean forDevelopment = new String(bytes, StandardCharsets.ISO_8859_1).startsWith(FOR_DEVELOPMENT);
        return forDevelopment && !developing()
                ? Optional.of("密钥 doorplate.secret 是公开的开发密钥，不能用于生产。" + hint)
                : Optional.empty();
    }

    /** The development configuration is in no production jar, whatever profile somebody names there. */
    private static boolean developing() {
        return new ClassPathResource("application-dev.yaml").exists();
    }

    private String value(String key) {
        return environment == null ? "" : environment.getProperty(key, "").strip();
    }
}

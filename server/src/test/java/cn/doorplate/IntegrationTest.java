package cn.doorplate;

import cn.doorplate.checks.statements.StatementCounting;
import cn.doorplate.dev.TestServers;
import cn.doorplate.dev.wechat.WeChatStandIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application, listening on a port, on the real database and the real Redis of this run. {@link
 * cn.doorplate.checks.statements.Statements} can be injected, to count what a test sends to the database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ActiveProfiles("dev")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "spring.datasource.hikari.maximum-pool-size=8"})
@Import(StatementCounting.class)
@ContextConfiguration(initializers = IntegrationTest.OnTestServers.class)
public @interface IntegrationTest {

    /** Points the application at the servers of this test run. */
    class OnTestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-servers", properties()));
        }

        static Map<String, Object> properties() {
            return Map.of(
                    "spring.datasource.url", TestServers.database("doorplate_test"),
                    "spring.datasource.username", TestServers.username(),
                    "spring.datasource.password", TestServers.password(),
                    // Contexts are kept for later tests, and two forks may share one database, which lets 151 in.
                    "spring.datasource.hikari.minimum-idle", 1,
                    "spring.datasource.hikari.idle-timeout", 10_000,
                    "doorplate.reserve.idle", 0,
                    "spring.data.redis.port", TestServers.get().redis().port(),
                    "doorplate.wechat.api-host", WeChatStandIn.shared().url(),
                    "doorplate.media.folder",
                            TestServers.folder().resolve("files").toString());
        }
    }
}

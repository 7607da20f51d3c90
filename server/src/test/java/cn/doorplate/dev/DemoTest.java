package cn.doorplate.dev;

import cn.doorplate.dev.wechat.WeChatStandIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The application as the README's first command starts it, on a database and a Redis of its own, listening on a port. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles({"dev", "demo"})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.data.redis.database=1",
            "spring.datasource.hikari.maximum-pool-size=4"
        })
@ContextConfiguration(initializers = DemoTest.OnItsOwnDatabase.class)
public @interface DemoTest {

    /** Points the application at an empty database of this run's server. */
    class OnItsOwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            point(context, "doorplate_demo_test");
        }

        /** To the database of that name. */
        public static void point(ConfigurableApplicationContext context, String database) {
            Map<String, Object> properties = Map.of(
                    "spring.datasource.url", TestServers.database(database),
                    "spring.datasource.username", TestServers.username(),
                    "spring.datasource.password", TestServers.password(),
                    "spring.data.redis.port", TestServers.get().redis().port(),
                    "doorplate.wechat.api-host", WeChatStandIn.shared().url());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("demo", properties));
        }
    }
}

package cn.doorplate.story;

import cn.doorplate.dev.DemoTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The demo's 积善社区, for people to live in: in a database that stories may change. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles({"dev", "demo"})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.data.redis.database=2",
            "spring.datasource.hikari.maximum-pool-size=6"
        })
@ContextConfiguration(initializers = StoryTest.OnItsOwnDatabase.class)
@interface StoryTest {

    /** Points the application at a database that no other test has. */
    class OnItsOwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            DemoTest.OnItsOwnDatabase.point(context, "doorplate_story_test");
        }
    }
}

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

/** The demo's 积善社区 in a time of its own, in which days pass as a story wants it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles({"dev", "demo"})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.data.redis.database=4",
            "spring.datasource.hikari.maximum-pool-size=6"
        })
@ContextConfiguration(initializers = EventStoryTest.InItsOwnTime.class)
@interface EventStoryTest {

    SetClock CLOCK = new SetClock("2026-12-01T09:00");

    /** Nobody else's days pass with it. */
    class InItsOwnTime implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            DemoTest.OnItsOwnDatabase.point(context, "doorplate_event_story_test");
            context.getBeanFactory().addBeanPostProcessor(CLOCK);
        }
    }
}

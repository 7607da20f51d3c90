package cn.doorplate.api;

import cn.doorplate.IntegrationTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** The whole application with a few fields more ({@link Probe}), which no other test sees. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@ActiveProfiles({"dev", "probe"})
@TestPropertySource(
        properties = {
            "spring.graphql.schema.locations=classpath:graphql/,classpath:api-probe/",
            "doorplate.graphql.documents.folder=classpath:api-probe/documents/",
            "doorplate.graphql.rates.unlimited=probeAlarm",
            "spring.graphql.websocket.connection-init-timeout=1s",
            "spring.graphql.websocket.keep-alive=1s"
        })
@interface ApiTest {}

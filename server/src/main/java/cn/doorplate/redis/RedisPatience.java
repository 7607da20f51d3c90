package cn.doorplate.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lettuce by default queues what it cannot send and waits up to 30 s before it connects again. We would rather do
 * without Redis at once, and be back as soon as it is.
 */
@Configuration(proxyBeanMethods = false)
class RedisPatience {

    @Bean
    LettuceClientOptionsBuilderCustomizer refuseWhileDisconnected() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(10_000)
                .timeoutOptions(TimeoutOptions.enabled())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofMillis(200))
                        .keepAlive(true)
                        .build());
    }

    @Bean
    ClientResourcesBuilderCustomizer reconnectTwiceASecond() {
        return resources -> resources.reconnectDelay(Delay.constant(Duration.ofMillis(500)));
    }
}

package cn.doorplate.media;

import cn.doorplate.shared.Jobs;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by itself: tidies up. */
@Configuration(proxyBeanMethods = false)
class MediaJobs {

    @Bean
    Jobs mediaBrooms(MediaBroom broom, Clock clock) {
        return new Jobs().every(Duration.ofMinutes(5), "media-broom", () -> broom.round(clock.instant()));
    }
}

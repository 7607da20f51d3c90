package cn.doorplate.once;

import cn.doorplate.shared.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by itself: forgets. */
@Configuration(proxyBeanMethods = false)
class OnceJobs {

    @Bean
    Jobs onceBrooms(OnceBroom broom) {
        return new Jobs().every(Duration.ofMinutes(5), "once-broom", broom::sweep);
    }
}

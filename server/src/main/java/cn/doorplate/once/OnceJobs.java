package cn.doorplate.once;

import cn.doorplate.housekeeping.Leases;
import cn.doorplate.shared.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by itself: forgets. */
@Configuration(proxyBeanMethods = false)
class OnceJobs {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Bean
    Jobs onceBrooms(OnceBroom broom, Leases leases) {
        return new Jobs().every(PAUSE, "once-broom", leases.alone("once-broom", PAUSE, broom::sweep));
    }
}

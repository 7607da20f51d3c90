package cn.doorplate.casework;

import cn.doorplate.housekeeping.Leases;
import cn.doorplate.shared.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cases in the hands of who has no role there any more go back to their desks. */
@Configuration(proxyBeanMethods = false)
class CaseHandsJobs {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Bean
    Jobs casesOfWhoIsGone(HandlerGone gone, Leases leases) {
        return new Jobs().every(PAUSE, "case-hands", leases.alone("case-hands", PAUSE, gone::sweep));
    }
}

package cn.doorplate.identity;

import cn.doorplate.housekeeping.Leases;
import cn.doorplate.shared.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by itself: hears which sessions ended anywhere. */
@Configuration(proxyBeanMethods = false)
class SessionJobs {

    @Bean
    Jobs sessionHearing(SessionEnds ends, Leases leases) {
        return new Jobs()
                .every(SessionEnds.PERIOD, "session-ends", ends::round)
                .every(
                        SessionEnds.MEMORY,
                        "session-ends-broom",
                        leases.alone("session-ends-broom", SessionEnds.MEMORY, ends::sweep));
    }
}

package cn.doorplate.casework;

import cn.doorplate.housekeeping.Leases;
import cn.doorplate.shared.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of the checks goes on by itself. */
@Configuration(proxyBeanMethods = false)
class CaseCheckJobs {

    private static final Duration FORGETTING = Duration.ofMinutes(10);

    @Bean
    Jobs caseCheckRounds(CaseChecks checks, Leases leases) {
        return new Jobs()
                .every(CaseChecks.PAUSE, "case-checks", checks::round)
                .every(FORGETTING, "case-checks-early", leases.alone("case-checks-early", FORGETTING, checks::forget));
    }
}

package cn.doorplate.casework;

import cn.doorplate.shared.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of the checks goes on by itself. */
@Configuration(proxyBeanMethods = false)
class CaseCheckJobs {

    @Bean
    Jobs caseCheckRounds(CaseChecks checks) {
        return new Jobs()
                .every(CaseChecks.PAUSE, "case-checks", checks::round)
                .every(Duration.ofMinutes(10), "case-checks-early", checks::forget);
    }
}

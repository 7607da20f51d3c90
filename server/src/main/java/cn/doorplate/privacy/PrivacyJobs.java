package cn.doorplate.privacy;

import cn.doorplate.housekeeping.Partitioned;
import cn.doorplate.shared.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by itself: copies, closings, and the schedule of what is kept. */
@Configuration(proxyBeanMethods = false)
class PrivacyJobs {

    @Bean
    Partitioned accessLogPieces() {
        return AccessLogRetention.TABLE;
    }

    @Bean
    Jobs privacyWork(ExportWorker exports, ClosingWorker closings, Retention retention) {
        return new Jobs()
                .every(Duration.ofSeconds(2), "privacy-exports", exports::round)
                .every(Duration.ofSeconds(30), "privacy-closings", closings::round)
                .every(Duration.ofMinutes(5), "privacy-retention", retention::round);
    }
}

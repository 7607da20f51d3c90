package cn.doorplate.band;

import cn.doorplate.housekeeping.Partitioned;
import cn.doorplate.shared.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What bands need while a server runs. */
@Configuration(proxyBeanMethods = false)
class BandJobs {

    @Bean
    Partitioned bandReadingPieces() {
        return BandReadingRetention.TABLE;
    }

    @Bean
    Jobs bandCallRounds(BandCalls calls) {
        return new Jobs().everyReserved(Duration.ofMillis(500), "band-calls", calls::round);
    }
}

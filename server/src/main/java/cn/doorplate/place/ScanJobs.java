package cn.doorplate.place;

import cn.doorplate.shared.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Scans are written down by the way. */
@Configuration(proxyBeanMethods = false)
class ScanJobs {

    @Bean
    Jobs scanWriting(ScanCounter counter) {
        return new Jobs()
                .every(ScanCounter.PERIOD, "scan-counter", counter::flush)
                .atTheEnd(counter::flush);
    }
}

package cn.doorplate.place;

import cn.doorplate.shared.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the plates do by themselves: scans are written down by the way, and who looks at a page is told when it changes. */
@Configuration(proxyBeanMethods = false)
class PlateJobs {

    @Bean
    Jobs scanWriting(ScanCounter counter) {
        return new Jobs()
                .every(ScanCounter.PERIOD, "scan-counter", counter::flush)
                .atTheEnd(counter::flush);
    }

    @Bean
    Jobs livePlateWatch(LivePlates live) {
        return new Jobs().every(LivePlates.PERIOD, "live-plates", live::look);
    }
}

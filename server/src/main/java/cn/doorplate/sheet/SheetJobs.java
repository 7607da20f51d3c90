package cn.doorplate.sheet;

import cn.doorplate.shared.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by itself: imports. */
@Configuration(proxyBeanMethods = false)
class SheetJobs {

    @Bean
    Jobs placeImportRounds(PlaceImportWorker worker) {
        return new Jobs().every(PlaceImportWorker.PAUSE, "place-imports", worker::round);
    }
}

package cn.doorplate.messaging;

import cn.doorplate.shared.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What open sockets are told by: it hears what is new in any inbox. */
@Configuration(proxyBeanMethods = false)
class LiveMessageJobs {

    @Bean
    Jobs liveMessageHearing(LiveMessages live) {
        return new Jobs().every(LiveMessages.PERIOD, "live-messages", live::look);
    }
}

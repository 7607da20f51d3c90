package cn.doorplate.notice;

import cn.doorplate.shared.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by itself: notices come and go with their time. */
@Configuration(proxyBeanMethods = false)
class NoticeJobs {

    @Bean
    Jobs noticeTimes(NoticeRounds rounds) {
        return new Jobs().every(NoticeRounds.PAUSE, "notice-rounds", rounds::round);
    }
}

package cn.doorplate.stay;

import cn.doorplate.shared.DueRounds;
import cn.doorplate.shared.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** What this module does by itself while a server runs. */
@Configuration(proxyBeanMethods = false)
class StayConfiguration {

    @Bean
    Jobs stayRounds(HelpTimer calls, LoanReminders loans, StayTime time, TransactionTemplate transaction) {
        return new Jobs()
                .every(Duration.ofSeconds(1), "help-calls", new DueRounds("Call", calls, time::now, transaction)::round)
                .every(Duration.ofSeconds(5), "loans", new DueRounds("Loan", loans, time::now, transaction)::round);
    }
}

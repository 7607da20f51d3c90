package cn.doorplate.capacity;

import cn.doorplate.shared.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module does by itself: time passes, and the gate is kept up. */
@Configuration(proxyBeanMethods = false)
class CapacityJobs {

    @Bean
    Jobs capacityTime(CapacityRounds rounds, GateKeeper gate) {
        return new Jobs()
                .every(CapacityRounds.PAUSE, "capacity-rounds", rounds::round)
                .every(GateKeeper.PAUSE, "capacity-gate", gate::round);
    }
}

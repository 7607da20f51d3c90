package cn.doorplate.housekeeping;

import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the pieces of the time to come; what is past is dropped with its retention rule. */
@Configuration(proxyBeanMethods = false)
class HousekeepingJobs {

    private static final Duration PAUSE = Duration.ofHours(1);

    @Bean
    Jobs partitionRounds(
            Partitions partitions,
            List<Partitioned> tables,
            Leases leases,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        return new Jobs()
                .every(
                        PAUSE,
                        "partitions",
                        leases.alone(
                                "partitions",
                                PAUSE,
                                () -> tables.forEach(table -> partitions.extend(table, clock.instant()))));
    }
}

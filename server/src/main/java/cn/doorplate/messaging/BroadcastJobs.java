package cn.doorplate.messaging;

import cn.doorplate.shared.Jobs;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What broadcasts do by themselves: go on, and bring what is on its way out in line with their state. */
@Configuration(proxyBeanMethods = false)
class BroadcastJobs {

    /** How long what another server began may lie before it is seen here. */
    private static final Duration LOOK = Duration.ofMillis(150);

    private static final Duration SETTLE = Duration.ofMillis(500);

    @Bean
    Jobs broadcastRounds(BroadcastEngine engine, BroadcastSettling settling, BroadcastBell bell) {
        return new Jobs()
                .every(Duration.ZERO, "broadcasts", () -> turn(engine::round, () -> bell.awaitWriting(LOOK)))
                .every(
                        Duration.ZERO,
                        "broadcasts-settle",
                        () -> turn(settling::round, () -> bell.awaitSettling(SETTLE)));
    }

    /** Without a rest as long as there is something to do; a database that is gone is not asked without a rest. */
    private static void turn(BooleanSupplier round, Runnable rest) {
        boolean more = false;
        try {
            more = round.getAsBoolean();
        } finally {
            if (!more) {
                rest.run();
            }
        }
    }
}

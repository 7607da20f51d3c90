package cn.doorplate.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Times GraphQL requests by how they ended: {@code doorplate.graphql.requests}, whose one tag has four values. */
@Component
class RequestMeter {

    enum Outcome {
        /** Answered without an error. */
        OK,
        /** Answered, with errors of the client's making beside the data. */
        PARTIAL,
        /** Not executed. */
        REFUSED,
        /** An error was ours. */
        FAILED
    }

    private final Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);

    RequestMeter(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            timers.put(
                    outcome,
                    Timer.builder("doorplate.graphql.requests")
                            .description("GraphQL requests by how they ended")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /** @param start {@link System#nanoTime()} when the request came in */
    void record(Outcome outcome, long start) {
        Timer timer = timers.get(outcome);
        if (timer != null) {
            timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }
}

package cn.doorplate.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** After which waits a message that did not go out is tried again. */
final class Retries {

    static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));

    /** Of the wait, up or down, so that what failed together is not tried together. */
    private static final double JITTER = 0.2;

    private Retries() {}

    /** The wait after so many attempts; empty if that was the last. */
    static Optional<Duration> after(int attempts) {
        if (attempts > WAITS.size()) {
            return Optional.empty();
        }
        double factor = 1 - JITTER + 2 * JITTER * ThreadLocalRandom.current().nextDouble();
        return Optional.of(Duration.ofMillis(Math.round(WAITS.get(attempts - 1).toMillis() * factor)));
    }
}

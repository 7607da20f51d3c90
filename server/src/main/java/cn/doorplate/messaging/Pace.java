package cn.doorplate.messaging;

import cn.doorplate.redis.RateLimit;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.WhenRedisIsAway;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * How many go out by one way just now: all servers together keep to its rate by Redis, and while that is away each keeps to its
 * share of it.
 */
final class Pace {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final RateLimits limits;
    private final BooleanSupplier shared;
    private final RateLimit together;
    private final RateLimit share;

    /**
     * @param shared whether Redis answers
     * @param servers among which the rate is shared out while it does not
     */
    Pace(RateLimits limits, BooleanSupplier shared, Way way, int servers) {
        String name = "deliveries-" + way.channel().name().toLowerCase(Locale.ROOT);
        this.limits = limits;
        this.shared = shared;
        this.together = new RateLimit(name, way.perSecond(), WINDOW, WhenRedisIsAway.CLOSED);
        this.share =
                new RateLimit(name + "-share", Math.max(1, way.perSecond() / servers), WINDOW, WhenRedisIsAway.LOCAL);
    }

    /** As many as may, up to that; they count as gone. */
    int take(int wanted) {
        return shared.getAsBoolean() ? together(wanted) : here(wanted);
    }

    private int together(int wanted) {
        int number = Math.min(wanted, together.capacity());
        while (number > 0 && !limits.take(together, "rate:" + together.capacity(), number)) {
            number /= 2;
        }
        return number;
    }

    private int here(int wanted) {
        int number = 0;
        while (number < wanted && limits.takeHere(share, "rate:" + share.capacity())) {
            number++;
        }
        return number;
    }
}

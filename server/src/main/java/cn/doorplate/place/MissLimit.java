package cn.doorplate.place;

import cn.doorplate.redis.RateLimit;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.WhenRedisIsAway;
import cn.doorplate.shared.Caller;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Bounds how many unknown codes one caller may ask for, so that codes cannot be tried out. A code that exists costs nothing
 * and a page at hand is shown to anyone; but who has no miss left is refused what is not at hand, for nobody can know that
 * it exists without looking.
 */
@Component
class MissLimit {

    private final RateLimits limits;
    private final RateLimit misses;

    MissLimit(RateLimits limits, PlateSettings settings) {
        this.limits = limits;
        this.misses = new RateLimit("misses", settings.missesPerMinute(), Duration.ofMinutes(1), WhenRedisIsAway.LOCAL);
    }

    /** Takes one of the caller's misses, before the store is asked. Returns whether there was one left. */
    boolean take(Caller caller) {
        return limits.take(misses, caller.network());
    }

    /** It was none. */
    void giveBack(Caller caller) {
        limits.giveBack(misses, caller.network());
    }
}

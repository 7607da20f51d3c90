package cn.doorplate.redis;

import java.time.Duration;

/**
 * How often something may be done by one person, device or network.
 *
 * @param name of lower-case letters and hyphens, one for each thing that is limited
 * @param capacity how many at once; at least 1
 * @param window in which so many more become free, one after the other
 */
public record RateLimit(String name, int capacity, Duration window, WhenRedisIsAway whenRedisIsAway) {

    public RateLimit {
        if (capacity < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("no limit: " + name + " " + capacity + " in " + window);
        }
    }
}

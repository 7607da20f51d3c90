package cn.doorplate.resident;

import cn.doorplate.redis.RateLimit;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.WhenRedisIsAway;
import cn.doorplate.shared.Denied;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often one may say where one lives and for whom one acts: what is taken back stays for years, and takes room. */
@Component
class EntryLimits {

    private static final RateLimit HOUSEHOLDS = aDay("households-of-person");

    /** Whether an elder's phone has an account can be seen from what becomes of naming it. */
    private static final RateLimit DEPENDANTS = aDay("dependants-of-person");

    /** A child's code is short, and must not be tried out. */
    private static final RateLimit CODES = aDay("guardian-codes-of-person");

    private final RateLimits limits;

    EntryLimits(RateLimits limits) {
        this.limits = limits;
    }

    private static RateLimit aDay(String name) {
        return new RateLimit(name, 30, Duration.ofDays(1), WhenRedisIsAway.LOCAL);
    }

    /** @throws Denied TOO_MANY_REQUESTS */
    void countHousehold(long personId) {
        count(HOUSEHOLDS, personId);
    }

    /** @throws Denied TOO_MANY_REQUESTS */
    void countDependant(long guardianId) {
        count(DEPENDANTS, guardianId);
    }

    /** @throws Denied TOO_MANY_REQUESTS */
    void countCode(long guardianId) {
        count(CODES, guardianId);
    }

    private void count(RateLimit limit, long personId) {
        if (!limits.take(limit, "person:" + personId)) {
            throw new Denied(Denied.Why.TOO_MANY_REQUESTS);
        }
    }
}

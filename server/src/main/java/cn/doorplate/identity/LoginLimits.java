package cn.doorplate.identity;

import cn.doorplate.redis.RateLimit;
import cn.doorplate.redis.RateLimits;
import cn.doorplate.redis.SharedCache;
import cn.doorplate.redis.WhenRedisIsAway;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Declined;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How often somebody may try to log in. While Redis is away tries cannot be counted for all servers together, and nobody new
 * gets in; whoever is in stays in.
 */
@Component
class LoginLimits {

    private static final long PATIENCE_MS = 150;

    private final RateLimits limits;
    private final SharedCache redis;
    private final RateLimit ofAddress;
    private final RateLimit ofDevice;
    private final RateLimit ofPerson;

    LoginLimits(RateLimits limits, SharedCache redis, LoginSettings settings) {
        this.limits = limits;
        this.redis = redis;
        this.ofAddress = limit("logins-of-address", settings.perAddress());
        this.ofDevice = limit("logins-of-device", settings.perDevice());
        this.ofPerson = limit("logins-of-person", settings.perPerson());
    }

    private static RateLimit limit(String name, int perMinute) {
        return new RateLimit(name, perMinute, Duration.ofMinutes(1), WhenRedisIsAway.CLOSED);
    }

    /**
     * Counts a try, before anything is asked of WeChat or the database.
     *
     * @throws Declined TOO_OFTEN, or LOGIN_UNAVAILABLE while it cannot be counted
     */
    void count(@Nullable Caller caller) {
        if (caller == null) {
            return;
        }
        if (!limits.take(ofAddress, caller.network())) {
            requireRedis();
            if (!caller.isInternal()) {
                throw Declined.because(LoginErrorCode.TOO_OFTEN);
            }
        }
        if (caller.device() != null) {
            take(ofDevice, caller.device());
        }
    }

    /** Counts a session that a person begins, known by their openid. */
    void countOf(String openid) {
        take(ofPerson, openid);
    }

    private void take(RateLimit limit, String who) {
        if (!limits.take(limit, who)) {
            requireRedis();
            throw Declined.because(LoginErrorCode.TOO_OFTEN);
        }
    }

    /** A limit that is closed says no in either case. */
    private void requireRedis() {
        String pong = redis.ask(it -> it.ping().toCompletableFuture().get(PATIENCE_MS, TimeUnit.MILLISECONDS));
        if (pong == null) {
            throw Declined.because(LoginErrorCode.LOGIN_UNAVAILABLE);
        }
    }
}

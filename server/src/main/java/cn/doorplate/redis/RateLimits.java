package cn.doorplate.redis;

import cn.doorplate.shared.Secrets;
import io.github.bucket4j.Bucket;
import org.springframework.stereotype.Service;

/**
 * Counts how often something is done, in Redis, for all servers together; {@link WhenRedisIsAway} says what holds meanwhile.
 * Who does it is known to Redis by a pseudonym only.
 */
@Service
public class RateLimits {

    private final SharedCache redis;
    private final Secrets secrets;
    private final SharedBuckets shared = new SharedBuckets();
    private final LocalBuckets local = new LocalBuckets();

    RateLimits(SharedCache redis, Secrets secrets) {
        this.redis = redis;
        this.secrets = secrets;
    }

    /**
     * Takes one of those that are left to {@code who}. Costs a question to Redis or two.
     *
     * @param who with its kind, where several kinds share a limit: {@code person:…}, {@code device:…}; of an address the
     *     network, {@link cn.doorplate.shared.Caller#network()}
     * @return whether there was one
     */
    public boolean take(RateLimit limit, String who) {
        return take(limit, who, 1);
    }

    /**
     * The same for several at once: all of them or none.
     *
     * @param number at most the limit's capacity
     */
    public boolean take(RateLimit limit, String who, int number) {
        String key = key(limit, who);
        Boolean taken = redis.ask(it -> shared.in(it).bucket(key, limit).tryConsume(number));
        if (taken != null) {
            return taken;
        }
        return switch (limit.whenRedisIsAway()) {
            case LOCAL -> local.bucket(key, limit).tryConsume(number);
            case OPEN -> true;
            case CLOSED -> false;
        };
    }

    /** The same, counted by this server alone, whatever Redis does: costs no question, so the hottest path can bear it. */
    public boolean takeHere(RateLimit limit, String who) {
        return local.bucket(limit.name() + ":" + who, limit).tryConsume(1);
    }

    /** Whether {@link #takeHere} would find one; takes none. */
    public boolean isLeftHere(RateLimit limit, String who) {
        return local.isLeft(limit.name() + ":" + who);
    }

    /** Gives one back that was taken: it did not count after all. */
    public void giveBack(RateLimit limit, String who) {
        String key = key(limit, who);
        Boolean given = redis.ask(it -> giveBack(shared.in(it).bucket(key, limit)));
        if (given == null && limit.whenRedisIsAway() == WhenRedisIsAway.LOCAL) {
            giveBack(local.bucket(key, limit));
        }
    }

    private static boolean giveBack(Bucket bucket) {
        bucket.addTokens(1);
        return true;
    }

    private String key(RateLimit limit, String who) {
        return "limit:" + limit.name() + ":" + secrets.pseudonym("limit", who);
    }
}

package cn.doorplate.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** The buckets of this server alone, for those who were here lately. */
final class LocalBuckets {

    private static final int MOST = 50_000;

    private record Held(Bucket bucket, Duration window) {}

    private final Cache<String, Held> buckets = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(Expiry.accessing((String key, Held held) -> held.window()))
            .build();

    Bucket bucket(String key, RateLimit limit) {
        return buckets.get(key, none -> new Held(bucket(limit), limit.window())).bucket();
    }

    /** Of who was not here lately all are. */
    boolean isLeft(String key) {
        Held held = buckets.getIfPresent(key);
        return held == null || held.bucket().getAvailableTokens() > 0;
    }

    private static Bucket bucket(RateLimit limit) {
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.capacity()).refillGreedy(limit.capacity(), limit.window()))
                .build();
    }
}

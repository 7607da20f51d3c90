package cn.doorplate.redis;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The buckets that Redis keeps, until they would be full again. */
final class SharedBuckets {

    /** Beyond that, for clocks that differ. */
    private static final Duration KEPT_FULL = Duration.ofMinutes(1);

    private volatile @Nullable Connected connected;

    record Connected(RedisClusterAsyncCommands<String, byte[]> redis, ProxyManager<String> buckets) {

        Bucket bucket(String key, RateLimit limit) {
            return buckets.getProxy(key, () -> configuration(limit));
        }
    }

    /** Made anew for each connection: {@link SharedCache} gives up one that has been silent for too long. */
    Connected in(RedisClusterAsyncCommands<String, byte[]> redis) {
        Connected known = connected;
        if (known == null || !known.redis.equals(redis)) {
            known = new Connected(redis, buckets(redis));
            connected = known;
        }
        return known;
    }

    private static ProxyManager<String> buckets(RedisClusterAsyncCommands<String, byte[]> redis) {
        var builder = redis instanceof RedisAdvancedClusterAsyncCommands<String, byte[]> cluster
                ? Bucket4jLettuce.casBasedBuilder(cluster)
                : Bucket4jLettuce.casBasedBuilder((RedisAsyncCommands<String, byte[]>) redis);
        return builder.expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_FULL))
                .build();
    }

    private static BucketConfiguration configuration(RateLimit limit) {
        return BucketConfiguration.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.capacity()).refillGreedy(limit.capacity(), limit.window()))
                .build();
    }
}

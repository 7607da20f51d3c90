package cn.doorplate.place;

import cn.doorplate.redis.SharedCache;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Secrets;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Bounds how many unknown codes one caller may ask for, so that codes cannot be tried out. Counted in Redis, for all
 * servers together; without Redis, by each server alone. A caller is an IPv4 address or an IPv6 /64, and is known to Redis
 * by a pseudonym only. A code that exists costs nothing and a page at hand is shown to anyone; but who has no miss left is
 * refused what is not at hand, for nobody can know that it exists without looking.
 */
@Component
class MissLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final SharedCache shared;
    private final Secrets secrets;
    private final BucketConfiguration limit;
    private final Cache<String, Bucket> local = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();
    private volatile @Nullable Connected connected;

    MissLimit(SharedCache shared, Secrets secrets, PlateSettings settings) {
        this.shared = shared;
        this.secrets = secrets;
        this.limit = BucketConfiguration.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(settings.missesPerMinute()).refillGreedy(settings.missesPerMinute(), WINDOW))
                .build();
    }

    /** Takes one of the caller's misses, before the store is asked. Returns whether there was one left. */
    boolean take(Caller caller) {
        return ask(caller, bucket -> bucket.tryConsume(1));
    }

    /** It was none. */
    void giveBack(Caller caller) {
        ask(caller, bucket -> {
            bucket.addTokens(1);
            return true;
        });
    }

    private boolean ask(Caller caller, Function<Bucket, Boolean> question) {
        String key = "misses:" + secrets.pseudonym("caller", network(caller.address()));
        Boolean answer = shared.ask(redis -> question.apply(bucketsIn(redis).getProxy(key, () -> limit)));
        return answer != null ? answer : question.apply(local.get(key, none -> bucket()));
    }

    private Bucket bucket() {
        return Bucket.builder().addLimit(limit.getBandwidths()[0]).build();
    }

    /** Made anew for each connection: {@link SharedCache} gives up one that has been silent for too long. */
    private ProxyManager<String> bucketsIn(RedisClusterAsyncCommands<String, byte[]> redis) {
        Connected known = connected;
        if (known == null || !known.redis.equals(redis)) {
            known = new Connected(redis, manager(redis));
            connected = known;
        }
        return known.buckets;
    }

    private static ProxyManager<String> manager(RedisClusterAsyncCommands<String, byte[]> redis) {
        var builder = redis instanceof RedisAdvancedClusterAsyncCommands<String, byte[]> cluster
                ? Bucket4jLettuce.casBasedBuilder(cluster)
                : Bucket4jLettuce.casBasedBuilder((RedisAsyncCommands<String, byte[]>) redis);
        return builder.expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(WINDOW))
                .build();
    }

    private record Connected(RedisClusterAsyncCommands<String, byte[]> redis, ProxyManager<String> buckets) {}

    /** An IPv6 subscriber has 2⁶⁴ addresses to choose from; the network is the caller. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}

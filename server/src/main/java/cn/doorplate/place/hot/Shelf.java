package cn.doorplate.place.hot;

import cn.doorplate.redis.SharedCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Where entries lie: in this process, bounded by weight, and in Redis, where other servers and later starts find them. */
final class Shelf<V> {

    /** Redis keeps the last known value this long after the last load, for the day when the database is gone. */
    private static final Duration LIFE_IN_REDIS = Duration.ofDays(1);

    private static final long SHORTEST_LIFE_MS = 1_000;

    private final String name;
    private final Generations generations;
    private final SharedCache shared;
    private final Codec<V> codec;
    private final Clock clock;
    private final Duration life;
    private final Cache<String, Entry<V>> memory;

    Shelf(
            String name,
            Generations generations,
            SharedCache shared,
            Codec<V> codec,
            Clock clock,
            Duration life,
            long maxBytes) {
        this.name = name;
        this.generations = generations;
        this.shared = shared;
        this.codec = codec;
        this.clock = clock;
        this.life = life;
        this.memory = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .<String, Entry<V>>weigher((key, entry) -> entry.weight())
                .recordStats()
                .build();
    }

    Cache<String, ?> memory() {
        return memory;
    }

    String sharedKey(String key) {
        return name + key;
    }

    /** What this process has. */
    @Nullable Entry<V> find(String key) {
        return memory.getIfPresent(key);
    }

    void put(String key, Entry<V> entry) {
        memory.put(key, entry);
    }

    /** Whether it is in force, as far as the generations say. */
    boolean holds(Entry<V> entry) {
        return clock.millis() < entry.expiresAt()
                && generations.holds(entry.generation(), entry.epoch(), entry.scopes());
    }

    /** The newest that this process or Redis has: another server may have read it later. */
    @Nullable Entry<V> newest(String key, @Nullable Entry<V> known) {
        Entry<V> elsewhere = known != null && holds(known) ? null : elsewhere(key);
        if (elsewhere != null && (known == null || elsewhere.generation() > known.generation())) {
            // One from the future may come from before a restore: it is shown, and not believed.
            if (elsewhere.generation() <= generations.seen()) {
                memory.put(key, elsewhere);
            }
            return elsewhere;
        }
        return known;
    }

    /** What Redis has. */
    @Nullable Entry<V> elsewhere(String key) {
        byte[] bytes = shared.get(sharedKey(key));
        return bytes == null ? null : codec.read(bytes, generations.epoch(), weight(bytes));
    }

    /** Puts what was read here and in Redis. */
    Entry<V> keep(String key, Loaded<V> loaded, int epoch) {
        // As precise as Redis keeps it, so that a page is the same wherever it comes from.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long expiresAt = now.toEpochMilli() + jittered(life);
        Instant until = loaded.validUntil();
        if (until != null) {
            // What ends in the past already would be read again for each reader.
            expiresAt = Math.min(expiresAt, Math.max(until.toEpochMilli(), now.toEpochMilli() + SHORTEST_LIFE_MS));
        }
        byte[] bytes = codec.write(loaded, expiresAt, now);
        shared.put(sharedKey(key), bytes, loaded.value() == null ? life : LIFE_IN_REDIS);
        Entry<V> entry =
                Entry.of(loaded.value(), loaded.generation(), epoch, loaded.scopes(), expiresAt, now, weight(bytes));
        memory.put(key, entry);
        return entry;
    }

    private static long jittered(Duration life) {
        return (long) (life.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
    }

    /** As objects a value takes about three times its JSON, and an entry some 400 bytes of its own. */
    private static int weight(byte[] bytes) {
        return 400 + 3 * bytes.length;
    }
}

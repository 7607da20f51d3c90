package cn.doorplate.place.hot;

import cn.doorplate.redis.SharedCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values in process (Caffeine, bounded by weight) over Redis over the store.
 *
 * <ul>
 *   <li>One load a key and server, however many ask at once.
 *   <li>What the store does not have is remembered like what it has.
 *   <li>Nothing is evicted by listing keys: an entry is old when one of its scopes changed after its generation
 *       ({@link Generations}), or when its time is up.
 *   <li>An old entry stays until it is replaced: when the store is gone, it is the last known value, marked stale.
 * </ul>
 */
public final class HotCache<V> {

    /** Redis keeps the last known value this long after the last load, for the day when the database is gone. */
    private static final Duration LIFE_IN_REDIS = Duration.ofDays(1);

    private static final long SHORTEST_LIFE_MS = 1_000;

    private final String name;
    private final Loader<V> loader;
    private final Generations generations;
    private final SharedCache shared;
    private final Codec<V> codec;
    private final Clock clock;
    private final Duration life;
    private final Cache<String, Entry<V>> memory;
    private final Flights<Entry<V>> flights = new Flights<>();

    /**
     * @param name begins the keys in Redis
     * @param life how long an unchanged entry is used; each gets 80 to 120% of it, so that they do not end together
     * @param maxBytes bound of the memory that the entries take, roughly
     */
    public HotCache(
            String name,
            Class<V> type,
            Loader<V> loader,
            Generations generations,
            SharedCache shared,
            JsonMapper json,
            Clock clock,
            Duration life,
            long maxBytes) {
        this.name = name;
        this.loader = loader;
        this.generations = generations;
        this.shared = shared;
        this.codec = new Codec<>(json, type);
        this.clock = clock;
        this.life = life;
        this.memory = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .<String, Entry<V>>weigher((key, entry) -> entry.weight())
                .recordStats()
                .build();
    }

    /** Reads one value from the store, in one transaction that also reads the generation it sees. */
    public interface Loader<V> {
        Loaded<V> load(String key);
    }

    public Cache<String, ?> memory() {
        return memory;
    }

    /** Under which key Redis keeps a value. */
    public String sharedKey(String key) {
        return name + key;
    }

    /**
     * The current value; when the store cannot be asked, the last known one, marked.
     *
     * @throws StoreGone if the store cannot be asked and nothing is known
     */
    public Held<V> get(String key) {
        return get(key, Supplier::get);
    }

    /**
     * The same, with a say in whether the store is asked.
     *
     * @param guard called around the load by the one caller that loads; what it throws reaches all who wait for it, and
     *     {@link Refused} is how it says no
     */
    public Held<V> get(String key, Function<Supplier<Loaded<V>>, Loaded<V>> guard) {
        Entry<V> known = memory.getIfPresent(key);
        if (!generations.confirm()) {
            return lastKnown(key, known, null);
        }
        if (known != null && usable(known)) {
            return known.fresh();
        }
        try {
            return loadOnce(key, guard).fresh();
        } catch (Refused e) {
            throw e;
        } catch (RuntimeException e) {
            // A fault of ours is not an outage: it must be seen, unless the store was really gone.
            if (generations.ask()) {
                throw e;
            }
            return lastKnown(key, known, e);
        }
    }

    private boolean usable(Entry<V> entry) {
        return clock.millis() < entry.expiresAt()
                && generations.holds(entry.generation(), entry.epoch(), entry.scopes());
    }

    /** The newest that this process or Redis has: another server may have read it later. */
    private Held<V> lastKnown(String key, @Nullable Entry<V> known, @Nullable RuntimeException why) {
        Entry<V> elsewhere = known != null && usable(known) ? null : fromShared(key);
        if (elsewhere != null && (known == null || elsewhere.generation() > known.generation())) {
            memory.put(key, elsewhere);
            return elsewhere.stale();
        }
        if (known == null) {
            throw new StoreGone(name + key, why);
        }
        return known.stale();
    }

    private Entry<V> loadOnce(String key, Function<Supplier<Loaded<V>>, Loaded<V>> guard) {
        return flights.once(
                key,
                () -> {
                    Entry<V> entry = memory.getIfPresent(key);
                    return entry != null && usable(entry) ? entry : load(key, guard);
                },
                this::usable);
    }

    private Entry<V> load(String key, Function<Supplier<Loaded<V>>, Loaded<V>> guard) {
        Entry<V> entry = fromShared(key);
        // A generation from the future: another server knows more than this one, or the database went back in time.
        if (entry != null && entry.generation() > generations.seen()) {
            generations.ask();
        }
        if (entry == null || entry.generation() > generations.seen() || !usable(entry)) {
            entry = fromStore(key, guard);
        }
        memory.put(key, entry);
        return entry;
    }

    private @Nullable Entry<V> fromShared(String key) {
        byte[] bytes = shared.get(sharedKey(key));
        return bytes == null ? null : codec.read(bytes, generations.epoch(), weight(bytes));
    }

    private Entry<V> fromStore(String key, Function<Supplier<Loaded<V>>, Loaded<V>> guard) {
        int epoch = generations.epoch();
        Loaded<V> loaded = guard.apply(() -> loader.load(key));
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
        return Entry.of(loaded.value(), loaded.generation(), epoch, loaded.scopes(), expiresAt, now, weight(bytes));
    }

    private static long jittered(Duration life) {
        return (long) (life.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
    }

    /** As objects a value takes about three times its JSON, and an entry some 400 bytes of its own. */
    private static int weight(byte[] bytes) {
        return 400 + 3 * bytes.length;
    }
}

package cn.doorplate.place.hot;

import cn.doorplate.redis.SharedCache;
import com.github.benmanes.caffeine.cache.Cache;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
 *   <li>Nobody waits long for the store who can be shown the last known value. What is being read comes in all the same.
 * </ul>
 */
public final class HotCache<V> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HotCache.class);

    /** After this whoever can do with the last known value is shown it, marked stale. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** How much longer the others wait: all in all as long as a connection waits for the database. */
    private static final Duration LATE = Duration.ofSeconds(4);

    /** So many are read one by one: Redis may have them. */
    private static final int FEW = 16;

    private final String name;
    private final Loader<V> loader;
    private final Generations generations;
    private final Shelf<V> shelf;
    private final Crew crew;
    private final Flights<Entry<V>> flights;

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
        this.shelf = new Shelf<>(name, generations, shared, new Codec<>(json, type), clock, life, maxBytes);
        this.crew = new Crew("hot-cache-");
        this.flights = new Flights<>(crew);
    }

    /** Reads values from the store, in one transaction that also reads the generation it sees: something for each key. */
    public interface Loader<V> {
        Map<String, Loaded<V>> load(List<String> keys);
    }

    public Cache<String, ?> memory() {
        return shelf.memory();
    }

    /** Under which key Redis keeps a value. */
    public String sharedKey(String key) {
        return shelf.sharedKey(key);
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
     * @param guard called around the load of the one caller that loads, on another thread; what it throws reaches all who
     *     wait for it, and {@link Refused} is how it says no
     */
    public Held<V> get(String key, Function<Supplier<Loaded<V>>, Loaded<V>> guard) {
        Entry<V> known = shelf.find(key);
        if (!generations.confirm()) {
            return lastKnown(key, known, null);
        }
        if (known != null && shelf.holds(known)) {
            return known.fresh();
        }
        try {
            return soon(key, known, guard);
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

    /** What this server has in its memory, in force or not: nobody is asked, and nobody waits. Empty where it has nothing. */
    public Optional<Held<V>> peek(String key) {
        return Optional.ofNullable(shelf.find(key)).map(Entry::stale);
    }

    /** Several of them; those that are not at hand here are read from the store together, past Redis, where they are many. */
    public Map<String, Held<V>> getAll(Collection<String> keys) {
        Map<String, Held<V>> all = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String key : keys) {
            Entry<V> entry = atHand(key, null);
            if (entry == null) {
                missing.add(key);
            } else {
                all.put(key, entry.fresh());
            }
        }
        if (missing.size() > FEW && generations.confirm()) {
            flights.together(missing, this::fromStore).forEach((key, entry) -> all.put(key, entry.fresh()));
        }
        missing.stream().filter(key -> !all.containsKey(key)).forEach(key -> all.put(key, get(key)));
        return all;
    }

    /** The value from now on, however full the cache is: who shows it for long need not ask again and again. */
    public Followed<V> follow(String key) {
        return new Followed<>(this, key);
    }

    /**
     * Reads anew those that are out of date, in one transaction; each of them takes what was found when it is
     * {@linkplain Followed#renew renewed}. Nothing new is found of those that somebody else is reading, or while the store
     * cannot be asked.
     *
     * @return those that could not be read
     */
    public List<Followed<V>> read(List<Followed<V>> outdated) {
        if (!generations.confirm()) {
            return List.of();
        }
        List<Followed<V>> missing =
                outdated.stream().filter(it -> atHand(it.key(), null) == null).toList();
        try {
            readTogether(missing);
            return List.of();
        } catch (RuntimeException e) {
            if (!generations.ask()) {
                log.warn("{} of {} could not be read: {}", missing.size(), name, e.toString());
                return missing;
            }
            if (missing.size() == 1) {
                log.error("{}{} could not be read", name, missing.get(0).key(), e);
                return missing;
            }
            // The fault of one does not keep those from being read that were to be read with it.
            return missing.stream().filter(it -> !read(List.of(it)).isEmpty()).toList();
        }
    }

    private void readTogether(List<Followed<V>> missing) {
        Map<String, Entry<V>> found =
                flights.together(missing.stream().map(Followed::key).toList(), this::fromStore);
        missing.forEach(it -> it.offer(found.get(it.key())));
    }

    /** The entry that is in force, the known one while it is; null if it has to be read, or while nobody can tell. */
    @Nullable Entry<V> atHand(String key, @Nullable Entry<V> known) {
        if (!generations.confirm()) {
            return null;
        }
        Entry<V> entry = known != null && shelf.holds(known) ? known : shelf.find(key);
        return entry != null && shelf.holds(entry) ? entry : null;
    }

    private Held<V> lastKnown(String key, @Nullable Entry<V> known, @Nullable RuntimeException why) {
        Entry<V> newest = shelf.newest(key, known);
        if (newest == null) {
            throw new StoreGone(name + key, why);
        }
        return newest.stale();
    }

    /** What the store has, if it answers soon or if nothing else is known. */
    private Held<V> soon(String key, @Nullable Entry<V> known, Function<Supplier<Loaded<V>>, Loaded<V>> guard) {
        Entry<V> loaded = loadOnce(SOON, key, guard);
        if (loaded != null) {
            return loaded.fresh();
        }
        Entry<V> newest = shelf.newest(key, known);
        if (newest != null) {
            return newest.stale();
        }
        Entry<V> late = loadOnce(LATE, key, guard);
        if (late == null) {
            throw new StoreGone(name + key, null);
        }
        return late.fresh();
    }

    private @Nullable Entry<V> loadOnce(Duration patience, String key, Function<Supplier<Loaded<V>>, Loaded<V>> guard) {
        return flights.within(
                patience,
                key,
                () -> {
                    Entry<V> entry = shelf.find(key);
                    return entry != null && shelf.holds(entry) ? entry : load(key, guard);
                },
                shelf::holds);
    }

    private Entry<V> load(String key, Function<Supplier<Loaded<V>>, Loaded<V>> guard) {
        Entry<V> entry = shelf.elsewhere(key);
        // A generation from the future: another server knows more than this one, or the database went back in time.
        if (entry != null && entry.generation() > generations.seen()) {
            generations.ask();
        }
        if (entry == null || entry.generation() > generations.seen() || !shelf.holds(entry)) {
            int epoch = generations.epoch();
            return shelf.keep(key, guard.apply(() -> load(key)), epoch);
        }
        shelf.put(key, entry);
        return entry;
    }

    private Loaded<V> load(String key) {
        return Objects.requireNonNull(loader.load(List.of(key)).get(key), key);
    }

    private Map<String, Entry<V>> fromStore(List<String> keys) {
        int epoch = generations.epoch();
        Map<String, Entry<V>> entries = new HashMap<>();
        loader.load(keys).forEach((key, loaded) -> entries.put(key, shelf.keep(key, loaded, epoch)));
        return entries;
    }

    @Override
    public void close() {
        crew.close();
    }
}

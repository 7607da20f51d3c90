package cn.doorplate.place.hot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that somebody goes on showing. It is held here, so that a full cache does not have it read again and again. For one
 * thread at a time, but for what {@link HotCache#read} puts down.
 */
public final class Followed<V> {

    private final HotCache<V> cache;
    private final String key;
    private volatile @Nullable Entry<V> offered;
    private Held<V> held;
    private @Nullable Entry<V> entry;

    Followed(HotCache<V> cache, String key) {
        this.cache = cache;
        this.key = key;
        this.held = cache.get(key);
    }

    String key() {
        return key;
    }

    /** As it was when somebody looked last. */
    public Held<V> held() {
        return held;
    }

    /** Whether it has to be read again. Costs a few comparisons while nothing that it depends on has changed. */
    public boolean outdated() {
        return cache.atHand(key, entry) == null;
    }

    /** @param read null if somebody else is reading it */
    void offer(@Nullable Entry<V> read) {
        offered = read;
    }

    /**
     * Takes what was read meanwhile, by whomever.
     *
     * @return whether it is another now, or can be vouched for again; false also while the store cannot be asked, for nobody
     *     can tell then
     */
    @SuppressWarnings("ReferenceEquality") // the very same entry, or one that was read again
    public boolean renew() {
        Entry<V> read = offered;
        offered = null;
        Entry<V> now = cache.atHand(key, entry);
        if (now == null && read != null && !read.isOlderThan(entry)) {
            now = read;
        }
        if (now == null || now == entry) {
            return false;
        }
        entry = now;
        boolean changed = held.stale() || !Objects.equals(now.value(), held.value());
        held = now.fresh();
        return changed;
    }
}

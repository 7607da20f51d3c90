package cn.doorplate.place.hot;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value in the cache and what it takes to know whether it is still so.
 *
 * @param expiresAt when it is read again in any case, milliseconds since 1970
 * @param weight bytes, roughly, that it takes in memory
 */
record Entry<V>(
        @Nullable V value, long generation, int epoch, Set<String> scopes, long expiresAt, Held<V> fresh, int weight) {

    static <V> Entry<V> of(
            @Nullable V value, long generation, int epoch, Set<String> scopes, long expiresAt, Instant at, int weight) {
        return new Entry<>(
                value, generation, epoch, Set.copyOf(scopes), expiresAt, new Held<>(value, false, at), weight);
    }

    boolean isOlderThan(@Nullable Entry<V> other) {
        return other != null && epoch == other.epoch && generation < other.generation;
    }

    Held<V> stale() {
        return new Held<>(value, true, fresh.loadedAt());
    }
}

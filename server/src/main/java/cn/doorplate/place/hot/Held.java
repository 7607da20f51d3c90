package cn.doorplate.place.hot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the cache answers.
 *
 * @param value null when the store has nothing under the key
 * @param stale whether the store could not be asked, so that this is the last known value
 * @param loadedAt when it was read from the store
 */
public record Held<V>(@Nullable V value, boolean stale, Instant loadedAt) {}

package cn.doorplate.place.hot;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a loader read from the store.
 *
 * @param value null when the store has nothing under the key, which is remembered too
 * @param generation the generation that the transaction saw that read it
 * @param scopes what it depends on: a change of any of them makes it old
 * @param validUntil when it becomes old by itself; null if it does not
 */
public record Loaded<V>(
        @Nullable V value,
        long generation,
        Set<String> scopes,
        @Nullable Instant validUntil) {}

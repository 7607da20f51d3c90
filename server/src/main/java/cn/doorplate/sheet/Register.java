package cn.doorplate.sheet;

import cn.doorplate.place.PlaceEdits.Edit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The places of one kind: what is on file, and what the workbook makes of it.
 *
 * @param <K> by what people tell them apart
 */
final class Register<K, T> {

    private final Map<K, Entry<T>> entries = new LinkedHashMap<>();
    private final Set<K> ambiguous = new HashSet<>();

    private static final class Entry<T> {

        private final @Nullable T before;
        private T after;
        private int row;

        Entry(@Nullable T before, T after, int row) {
            this.before = before;
            this.after = after;
            this.row = row;
        }
    }

    void onFile(K key, T it) {
        if (entries.put(key, new Entry<>(it, it, 0)) != null) {
            ambiguous.add(key);
        }
    }

    /** As it will be; null if there is none. */
    @Nullable T find(K key) {
        Entry<T> entry = entries.get(key);
        return entry == null ? null : entry.after;
    }

    /** Whether several on file go by this name. */
    boolean isAmbiguous(K key) {
        return ambiguous.contains(key);
    }

    /** Whether it is on file already. */
    boolean isOnFile(K key) {
        Entry<T> entry = entries.get(key);
        return entry != null && entry.before != null;
    }

    /** The row of the workbook that speaks of it; 0 if none has. */
    int row(K key) {
        Entry<T> entry = entries.get(key);
        return entry == null ? 0 : entry.row;
    }

    void put(K key, T after, int row) {
        Entry<T> entry = entries.get(key);
        if (entry == null) {
            entries.put(key, new Entry<>(null, after, row));
        } else {
            entry.after = after;
            entry.row = row;
        }
    }

    /** What differs from what is on file, in the order of the workbook. */
    List<Edit<T>> edits() {
        List<Edit<T>> edits = new ArrayList<>();
        for (Entry<T> entry : entries.values()) {
            if (!entry.after.equals(entry.before)) {
                edits.add(new Edit<>(entry.before, entry.after));
            }
        }
        return edits;
    }
}

package cn.doorplate.resident;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a community's rows by their keys and keeps what lies within a place: which grid a door belongs to is the places'
 * to say, today, and stands in no row of ours. Examines 1,000 rows a page at most.
 */
final class Scan {

    private static final int CHUNK = 200;
    private static final int CHUNKS = 5;

    private Scan() {}

    /** The next rows behind a key, in their order. */
    @FunctionalInterface
    interface Source<T> {
        List<T> behind(long key, int atMost);
    }

    /** @param within those of the rows that are to be kept, in the same order */
    static <T> Page<T> page(
            int first, long after, Source<T> source, ToLongFunction<T> key, Function<List<T>, List<T>> within) {
        List<T> found = new ArrayList<>();
        long at = after;
        for (int i = 0; i < CHUNKS; i++) {
            List<T> chunk = source.behind(at, CHUNK);
            found.addAll(within.apply(chunk));
            if (found.size() > first || chunk.size() < CHUNK) {
                return Page.firstOf(found, first, each -> Ids.toOpaque(key.applyAsLong(each)));
            }
            at = key.applyAsLong(chunk.get(chunk.size() - 1));
        }
        @Nullable String end = Ids.toOpaque(at);
        return Page.of(List.copyOf(found), true, end);
    }
}

package cn.doorplate.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a connection: its nodes, and where it ends. */
public record Page<T>(List<T> nodes, PageInfo pageInfo) {

    /**
     * @param hasNextPage whether there is more; a short page may still have more
     * @param endCursor what to give as {@code after} to go on; null when nothing was looked at
     */
    public record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}

    public static <T> Page<T> of(List<T> nodes, boolean hasNextPage, @Nullable String endCursor) {
        return new Page<>(nodes, new PageInfo(hasNextPage, endCursor));
    }

    /** The page of the first {@code size} of {@code found}, which was asked for one more than that. */
    public static <T> Page<T> firstOf(List<T> found, int size, Function<T, String> cursor) {
        List<T> nodes = found.size() > size ? found.subList(0, size) : found;
        String end = nodes.isEmpty() ? null : cursor.apply(nodes.get(nodes.size() - 1));
        return of(List.copyOf(nodes), found.size() > size, end);
    }

    /** The same page of what these become. */
    public <R> Page<R> map(Function<? super T, ? extends R> become) {
        return new Page<>(nodes.stream().<R>map(become).toList(), pageInfo);
    }
}

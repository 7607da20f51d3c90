package cn.doorplate.shared;

import java.util.List;
import java.util.stream.IntStream;

/** A long list in parts: a statement takes only so many rows. */
public final class Parts {

    private Parts() {}

    /** Views of the list, in its order, each of so many at the most; none of an empty list. */
    public static <T> List<List<T>> of(List<T> all, int most) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + most)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + most)))
                .toList();
    }
}

package cn.doorplate.hall;

import cn.doorplate.shared.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through all pages of a list. */
final class HallPages {

    private HallPages() {}

    static <T> List<T> all(Function<@Nullable String, Page<T>> page) {
        List<T> all = new ArrayList<>();
        String after = null;
        Page<T> last;
        do {
            last = page.apply(after);
            all.addAll(last.nodes());
            after = last.pageInfo().endCursor();
        } while (last.pageInfo().hasNextPage() && after != null);
        return all;
    }
}

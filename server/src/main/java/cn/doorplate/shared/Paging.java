package cn.doorplate.shared;

import org.jspecify.annotations.Nullable;

/** What clients may ask of the pages of a connection. */
public final class Paging {

    private static final int LONGEST = 100;

    private Paging() {}

    /** @throws BadInput unless it is 1 to 100 */
    public static int first(int first) {
        if (first < 1 || first > LONGEST) {
            throw new BadInput("每页条数 first 须在 1 到 100 之间。");
        }
        return first;
    }

    /**
     * The id behind which a page begins, where they go up; 0 for the first page.
     *
     * @throws BadInput if it is no id of ours
     */
    public static long after(@Nullable String cursor) {
        return cursor == null ? 0 : Ids.fromOpaque(cursor, Paging::noCursor);
    }

    /**
     * The id before which a page begins, where the newest come first; the greatest for the first page.
     *
     * @throws BadInput if it is no id of ours
     */
    public static long before(@Nullable String cursor) {
        return cursor == null ? Long.MAX_VALUE : Ids.fromOpaque(cursor, Paging::noCursor);
    }

    /** What is said where a cursor is none of ours. */
    public static BadInput noCursor() {
        return new BadInput("翻页位置 after 有误，请从第一页重新开始。");
    }
}

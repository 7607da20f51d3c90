package cn.doorplate.casework;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Paging;
import org.jspecify.annotations.Nullable;

/** The cursor of a case's history: the number of an event. */
final class CaseCursor {

    private CaseCursor() {}

    static String of(int seq) {
        return Integer.toString(seq, Character.MAX_RADIX);
    }

    /**
     * 0 for the beginning.
     *
     * @throws BadInput if it is none of ours
     */
    static int parse(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            int seq = Integer.parseInt(cursor, Character.MAX_RADIX);
            if (seq >= 0) {
                return seq;
            }
        } catch (NumberFormatException e) {
            throw Paging.noCursor();
        }
        throw Paging.noCursor();
    }
}

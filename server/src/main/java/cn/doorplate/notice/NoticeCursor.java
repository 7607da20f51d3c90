package cn.doorplate.notice;

import cn.doorplate.shared.Paging;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of notices ends.
 *
 * @param order by what they are sorted first
 */
record NoticeCursor(long order, long id) {

    /** Null for the first page. */
    static @Nullable NoticeCursor parse(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == 2 * Long.BYTES) {
                return new NoticeCursor(bytes.getLong(), bytes.getLong());
            }
        } catch (IllegalArgumentException e) {
            throw Paging.noCursor();
        }
        throw Paging.noCursor();
    }

    @Override
    public String toString() {
        byte[] bytes =
                ByteBuffer.allocate(2 * Long.BYTES).putLong(order).putLong(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

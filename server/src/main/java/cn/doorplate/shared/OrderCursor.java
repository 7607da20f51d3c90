package cn.doorplate.shared;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ends of what is sorted by a number first, and then by id.
 *
 * @param order by what they are sorted first
 */
public record OrderCursor(long order, long id) {

    /** Null for the first page. */
    public static @Nullable OrderCursor parse(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == 2 * Long.BYTES) {
                return new OrderCursor(bytes.getLong(), bytes.getLong());
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

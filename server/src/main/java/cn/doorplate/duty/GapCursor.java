package cn.doorplate.duty;

import cn.doorplate.place.CardGaps.Behind;
import cn.doorplate.shared.Paging;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of gaps ended.
 *
 * @param kind its place in the order of kinds
 */
record GapCursor(int kind, Behind behind) {

    static GapCursor parse(@Nullable String cursor) {
        if (cursor == null) {
            return new GapCursor(0, Behind.START);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == Integer.BYTES + 3 * Long.BYTES) {
                return new GapCursor(bytes.getInt(), new Behind(bytes.getLong(), bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException e) {
            throw Paging.noCursor();
        }
        throw Paging.noCursor();
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + 3 * Long.BYTES)
                .putInt(kind)
                .putLong(behind.region())
                .putLong(behind.id())
                .putLong(behind.inner())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

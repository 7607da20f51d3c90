package cn.doorplate.identity;

import cn.doorplate.shared.Paging;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page of appointments ends. */
record RoleCursor(long regionCode, long id) {

    static RoleCursor parse(@Nullable String cursor) {
        if (cursor == null) {
            return new RoleCursor(0, 0);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == 16) {
                return new RoleCursor(bytes.getLong(), bytes.getLong());
            }
        } catch (IllegalArgumentException e) {
            throw Paging.noCursor();
        }
        throw Paging.noCursor();
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(16).putLong(regionCode).putLong(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package cn.doorplate.identity;

import cn.doorplate.shared.BadInput;
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
            throw new BadInput("翻页位置 after 有误，请从第一页重新开始。");
        }
        throw new BadInput("翻页位置 after 有误，请从第一页重新开始。");
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(16).putLong(regionCode).putLong(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

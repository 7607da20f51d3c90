package cn.doorplate.casework;

import cn.doorplate.shared.Paging;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of cases ends.
 *
 * @param order by which they are sorted first
 * @param id by which they are sorted then
 * @param desk in whose queue; empty for what is no desk's
 */
record CaseListCursor(long order, long id, String desk) {

    private static final int NUMBERS = 2 * Long.BYTES;
    private static final int LONGEST_DESK = 44;

    /** Of the year 9999. */
    private static final long LAST_MILLISECOND = 253_402_300_799_999L;

    /**
     * Null for the first page.
     *
     * @throws cn.doorplate.shared.BadInput if it is none of ours
     */
    static @Nullable CaseListCursor parse(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() >= NUMBERS && bytes.remaining() <= NUMBERS + LONGEST_DESK) {
                long order = bytes.getLong();
                long id = bytes.getLong();
                return new CaseListCursor(
                        order, id, StandardCharsets.US_ASCII.decode(bytes).toString());
            }
        } catch (IllegalArgumentException e) {
            throw Paging.noCursor();
        }
        throw Paging.noCursor();
    }

    /**
     * By which they are sorted first, where that is a moment.
     *
     * @throws cn.doorplate.shared.BadInput if it is none that a database has
     */
    Instant moment() {
        if (order < 0 || order > LAST_MILLISECOND) {
            throw Paging.noCursor();
        }
        return Instant.ofEpochMilli(order);
    }

    @Override
    public String toString() {
        byte[] where = desk.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = ByteBuffer.allocate(NUMBERS + where.length)
                .putLong(order)
                .putLong(id)
                .put(where)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

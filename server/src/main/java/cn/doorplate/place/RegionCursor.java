package cn.doorplate.place;

import cn.doorplate.search.Posting;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Paging;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list or search ended: in which of its stages, and behind which posting there.
 *
 * @param stage 0 where there is only one
 */
record RegionCursor(int stage, Posting behind) {

    static final RegionCursor START = new RegionCursor(0, Posting.START);

    static RegionCursor at(long code) {
        return new RegionCursor(0, new Posting("", code));
    }

    /** @throws BadInput if the text is no cursor */
    static RegionCursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(":", 3);
            RegionCursor cursor =
                    new RegionCursor(Integer.parseInt(parts[0]), new Posting(parts[2], Long.parseLong(parts[1])));
            if (cursor.stage < 0 || cursor.behind.ref() < -1) {
                throw Paging.noCursor();
            }
            return cursor;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Paging.noCursor();
        }
    }

    @Override
    public String toString() {
        String plain = stage + ":" + behind.ref() + ":" + behind.gram();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}

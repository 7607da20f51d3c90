package cn.doorplate.place;

import cn.doorplate.shared.Paging;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a search for buildings ended.
 *
 * @param region behind which region it went through a region's buildings; 0 if it went through the index
 * @param id behind which building
 */
record BuildingSearchCursor(long region, long id) {

    /** @throws cn.doorplate.shared.BadInput if the text is no cursor */
    static BuildingSearchCursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            int parting = plain.indexOf(':');
            return new BuildingSearchCursor(
                    Long.parseLong(plain.substring(0, parting)), Long.parseLong(plain.substring(parting + 1)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw Paging.noCursor();
        }
    }

    static @Nullable BuildingSearchCursor parseOrNull(@Nullable String text) {
        return text == null ? null : parse(text);
    }

    @Override
    public String toString() {
        String plain = region + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}

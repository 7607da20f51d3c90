package cn.doorplate.hall;

import cn.doorplate.shared.Paging;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Where a page of the catalogue ends: opaque, and good though services come and go. */
record ServiceCursor(int position, String key) implements Comparable<ServiceCursor> {

    private static final Comparator<ServiceCursor> ORDER =
            Comparator.comparing(ServiceCursor::position).thenComparing(ServiceCursor::key);

    static ServiceCursor of(PublicService service) {
        return new ServiceCursor(service.position(), service.key());
    }

    /** Before all for the first page. */
    static ServiceCursor parse(@Nullable String cursor) {
        if (cursor == null) {
            return new ServiceCursor(-1, "");
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            return new ServiceCursor(Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : "");
        } catch (IllegalArgumentException e) {
            throw Paging.noCursor();
        }
    }

    @Override
    public int compareTo(ServiceCursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((position + " " + key).getBytes(StandardCharsets.UTF_8));
    }
}

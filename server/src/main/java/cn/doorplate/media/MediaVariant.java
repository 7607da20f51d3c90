package cn.doorplate.media;

import java.util.Locale;

/** What of a file is shown; in lower case it stands in the link. */
enum MediaVariant {
    /** As it is kept. */
    ORIGINAL,
    /** A picture's small one, a JPEG. */
    THUMBNAIL;

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package cn.doorplate.media;

import org.jspecify.annotations.Nullable;

/**
 * A file that is stored.
 *
 * @param id opaque
 * @param bytes as it is kept
 * @param width in pixels; null if it is no picture
 * @param height in pixels; null if it is no picture
 * @param ownerId the person who sent it, or for whom it was made
 * @param claim what it belongs to, as in {@code case:123}; null as long as that is nothing
 */
public record Media(
        String id,
        MediaKind kind,
        int bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        long ownerId,
        @Nullable String claim) {

    /** As it is from when it belongs to something. */
    Media claimedBy(String by) {
        return new Media(id, kind, bytes, width, height, ownerId, by);
    }
}

package cn.doorplate.media.content;

import org.jspecify.annotations.Nullable;

/**
 * A file as it may be kept and shown.
 *
 * @param width in pixels, as it is kept; 0 if it is no picture
 * @param height in pixels, as it is kept; 0 if it is no picture
 * @param thumbnail a JPEG; null if it is no picture
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Content(Format format, byte[] bytes, int width, int height, byte @Nullable [] thumbnail) {

    static Content of(Format format, byte[] bytes) {
        return new Content(format, bytes, 0, 0, null);
    }
}

package cn.doorplate.media.content;

import javax.imageio.ImageReader;

/**
 * A picture that is about to be opened: only what its decoder needs of it, so that nothing else meets the decoder.
 *
 * @param format as which it is kept, unless that would be too large
 * @param pixels the file without its metadata
 * @param orientation by EXIF, 1 to 8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Picture(Format format, byte[] pixels, int width, int height, int orientation, ImageReader reader) {

    /** One side, whatever the other: beyond it are only bombs, and panoramas that nobody can see at once. */
    private static final int LONGEST = 12_000;

    /** What phones of 50 million pixels make. */
    static final int MOST_PIXELS = 52_000_000;

    /** For what decoders open only as a whole. */
    static final int MOST_PIXELS_AT_ONCE = 24_000_000;

    /** @throws Unfit if there are more, or none */
    static void checkSize(long width, long height, int mostPixels) {
        if (width < 1 || height < 1) {
            throw Unfit.damaged();
        }
        if (width > LONGEST || height > LONGEST || width * height > mostPixels) {
            throw new Unfit(Unfit.Reason.TOO_MANY_PIXELS);
        }
    }
}

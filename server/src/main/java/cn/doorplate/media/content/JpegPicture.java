package cn.doorplate.media.content;

import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;

/** Walks through a JPEG (ITU-T T.81, annex B) from marker to marker, and keeps what decoding needs. */
final class JpegPicture {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int PROGRESSIVE = 0xC2;

    /** A progressive picture is gone through once a scan; encoders make some ten of them. */
    private static final int MOST_SCANS = 64;

    private final Bytes file;
    private final ByteArrayOutputStream kept;
    private int width;
    private int height;
    private int scans;
    private int orientation = Exif.UPRIGHT;

    private JpegPicture(Bytes file) {
        this.file = file;
        this.kept = new ByteArrayOutputStream(file.length());
    }

    /** @throws Unfit unless it goes from start to end without a break; what follows the end does not count */
    static Picture read(Bytes file) {
        JpegPicture jpeg = new JpegPicture(file);
        jpeg.walk();
        return new Picture(
                Format.JPEG,
                jpeg.kept.toByteArray(),
                jpeg.width,
                jpeg.height,
                jpeg.orientation,
                ImageIO.getImageReadersByFormatName("jpeg").next());
    }

    private void walk() {
        file.copy(0, 2, kept);
        int at = 2;
        for (int marker = marker(at); marker != EOI; marker = marker(at)) {
            at = fill(at);
            int end = file.after(at + 2, length(at));
            segment(marker, at, end);
            if (marker == SOS) {
                int from = end;
                end = endOfScan(from);
                file.copy(from, end, kept);
            }
            at = end;
        }
        if (scans == 0) {
            throw Unfit.damaged();
        }
        kept.write(0xFF);
        kept.write(EOI);
    }

    private void segment(int marker, int at, int end) {
        switch (marker) {
            case 0xC0, 0xC1, PROGRESSIVE -> frame(marker, at, end);
            case SOS -> scan(at, end);
            case 0xC4, 0xDB, 0xDD, APP14 -> file.copy(at, end, kept);
            case APP0 -> jfif(at);
            case APP1 -> exif(at, end);
            default -> {
                // Comments, other applications' segments. A frame of a kind that no phone makes is missed at the first
                // scan.
            }
        }
    }

    private void frame(int marker, int at, int end) {
        if (width > 0) {
            throw Unfit.damaged();
        }
        height = file.u16(at + 5);
        width = file.u16(at + 7);
        // The decoder holds the coefficients of a progressive picture all at once.
        Picture.checkSize(width, height, marker == PROGRESSIVE ? Picture.MOST_PIXELS_AT_ONCE : Picture.MOST_PIXELS);
        file.copy(at, end, kept);
    }

    private void scan(int at, int end) {
        scans++;
        if (width == 0 || scans > MOST_SCANS) {
            throw Unfit.damaged();
        }
        file.copy(at, end, kept);
    }

    /** JFIF says how colours are meant; the thumbnail that it may hold shows what was cut off since. */
    private void jfif(int at) {
        if (file.has(at + 4, "JFIF\0") && kept.size() == 2) {
            file.after(at, 16);
            kept.writeBytes(new byte[] {(byte) 0xFF, (byte) APP0, 0, 16});
            file.copy(at + 4, at + 16, kept);
            kept.writeBytes(new byte[] {0, 0});
        }
    }

    private void exif(int at, int end) {
        if (file.has(at + 4, "Exif\0\0")) {
            orientation = Exif.orientation(file.slice(at + 4, end));
        }
    }

    /** The marker's code, at or behind fill bytes. */
    private int marker(int at) {
        int code = file.u8(fill(at) + 1);
        boolean alone = code == 0 || code == 1 || code == SOI || isRestart(code);
        if (file.u8(at) != 0xFF || alone) {
            throw Unfit.damaged();
        }
        return code;
    }

    private int fill(int at) {
        int from = at;
        while (file.u8(from + 1) == 0xFF) {
            from++;
        }
        return from;
    }

    private int length(int at) {
        int length = file.u16(at + 2);
        if (length < 2) {
            throw Unfit.damaged();
        }
        return length;
    }

    /** Where the next marker is that does not belong to the compressed data. */
    private int endOfScan(int from) {
        int at = from;
        while (file.u8(at) != 0xFF || file.u8(at + 1) == 0 || isRestart(file.u8(at + 1))) {
            at++;
        }
        return at;
    }

    private static boolean isRestart(int code) {
        return code >= 0xD0 && code <= 0xD7;
    }
}

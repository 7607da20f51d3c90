package cn.doorplate.media.content;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageReader;

/** Walks through a WebP (RFC 9649, 2) from chunk to chunk, and keeps the picture and its transparency. */
final class WebpPicture {

    private static final int HEADER = 12;

    /** Of a VP8X chunk's flags: animation, and alpha, the one that is kept. */
    private static final int ANIMATION = 0x02;

    private static final int ALPHA = 0x10;

    private final Bytes file;
    private final ByteArrayOutputStream kept;
    private int width;
    private int height;
    private int orientation = Exif.UPRIGHT;

    private WebpPicture(Bytes file) {
        this.file = file;
        this.kept = new ByteArrayOutputStream(file.length());
    }

    /** @throws Unfit unless each chunk is whole; what follows the last does not count */
    static Picture read(Bytes file) {
        WebpPicture webp = new WebpPicture(file);
        webp.walk();
        return new Picture(Format.JPEG, webp.rebuilt(), webp.width, webp.height, webp.orientation, reader());
    }

    /** By name, not by ImageIO's registry, which looks for plug-ins in whichever class loader asks first. */
    private static ImageReader reader() {
        return new WebPImageReaderSpi().createReaderInstance(null);
    }

    private void walk() {
        int end = file.after(8, file.u32Little(4));
        int at = HEADER;
        while (at < end) {
            int length = Math.toIntExact(Math.min(file.u32Little(at + 4), Integer.MAX_VALUE));
            int next = file.after(at + 8, length);
            chunk(file.text(at, 4), at, next);
            at = next + length % 2;
        }
        if (at > end + 1 || width == 0) {
            throw Unfit.damaged();
        }
    }

    private void chunk(String type, int at, int end) {
        switch (type) {
            case "VP8X" -> canvas(at);
            case "VP8 " -> lossy(at, end);
            case "VP8L" -> lossless(at, end);
            case "ALPH" -> keep(at, end);
            case "EXIF" -> orientation = Exif.orientation(file.slice(at + 8, end));
            case "ANIM", "ANMF" -> throw new Unfit(Unfit.Reason.ANIMATED);
            default -> {
                // A colour profile, XMP, what others made up.
            }
        }
    }

    private void canvas(int at) {
        if ((file.u8(at + 8) & ANIMATION) != 0) {
            throw new Unfit(Unfit.Reason.ANIMATED);
        }
        size(1 + u24(at + 12), 1 + u24(at + 15));
        byte[] chunk = file.slice(at, file.after(at, 18));
        chunk[4] = 10;
        chunk[5] = chunk[6] = chunk[7] = 0;
        chunk[8] &= ALPHA;
        kept.writeBytes(chunk);
    }

    /** RFC 6386, 9.1: a key frame, its start code, 14 bits of each side. */
    private void lossy(int at, int end) {
        if (!file.has(at + 11, "\u009D\1*")) {
            throw Unfit.damaged();
        }
        size(file.u16Little(at + 14) & 0x3FFF, file.u16Little(at + 16) & 0x3FFF);
        keep(at, end);
    }

    /** RFC 9649, 3.4: a signature, 14 bits less one of each side. */
    private void lossless(int at, int end) {
        long bits = file.u32Little(at + 9);
        if (file.u8(at + 8) != 0x2F) {
            throw Unfit.damaged();
        }
        size(1 + (int) (bits & 0x3FFF), 1 + (int) (bits >> 14 & 0x3FFF));
        keep(at, end);
    }

    private void size(int newWidth, int newHeight) {
        Picture.checkSize(newWidth, newHeight, Picture.MOST_PIXELS_AT_ONCE);
        if (width > 0 && (width != newWidth || height != newHeight)) {
            throw Unfit.damaged();
        }
        width = newWidth;
        height = newHeight;
    }

    private void keep(int at, int end) {
        file.copy(at, end, kept);
        if ((end - at) % 2 == 1) {
            kept.write(0);
        }
    }

    private byte[] rebuilt() {
        int length = kept.size() + 4;
        ByteArrayOutputStream whole = new ByteArrayOutputStream(length + 8);
        whole.writeBytes("RIFF".getBytes(StandardCharsets.ISO_8859_1));
        for (int shift = 0; shift < 32; shift += 8) {
            whole.write(length >> shift);
        }
        whole.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(kept.toByteArray());
        return whole.toByteArray();
    }

    private int u24(int at) {
        return file.u16Little(at) | file.u8(at + 2) << 16;
    }
}

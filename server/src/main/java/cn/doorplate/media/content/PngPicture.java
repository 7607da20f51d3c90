package cn.doorplate.media.content;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/**
 * Walks through a PNG (W3C PNG, third edition, 5) from chunk to chunk, and keeps those that decoding needs: Java's decoder would
 * unpack compressed texts and colour profiles, whatever their size.
 */
final class PngPicture {

    static final String SIGNATURE = "\u0089PNG\r\n\u001A\n";

    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private final Bytes file;
    private final ByteArrayOutputStream kept;
    private int width;
    private int height;
    private int orientation = Exif.UPRIGHT;

    private PngPicture(Bytes file) {
        this.file = file;
        this.kept = new ByteArrayOutputStream(file.length());
    }

    /** @throws Unfit unless each chunk up to the last is whole; what follows it does not count */
    static Picture read(Bytes file) {
        PngPicture png = new PngPicture(file);
        png.walk();
        return new Picture(
                Format.PNG,
                png.kept.toByteArray(),
                png.width,
                png.height,
                png.orientation,
                ImageIO.getImageReadersByFormatName("png").next());
    }

    private void walk() {
        file.copy(0, SIGNATURE.length(), kept);
        int at = SIGNATURE.length();
        header(at);
        String type;
        do {
            type = file.text(at + 4, 4);
            int end = file.after(at, 12 + file.u32(at));
            checkSum(at, end);
            if (NEEDED.contains(type)) {
                file.copy(at, end, kept);
            } else if (type.equals("eXIf")) {
                orientation = Exif.orientation(file.slice(at + 8, end - 4));
            }
            at = end;
        } while (!type.equals("IEND"));
    }

    private void header(int at) {
        if (file.u32(at) != 13 || !file.has(at + 4, "IHDR")) {
            throw Unfit.damaged();
        }
        Picture.checkSize(file.u32(at + 8), file.u32(at + 12), Picture.MOST_PIXELS);
        width = (int) file.u32(at + 8);
        height = (int) file.u32(at + 12);
    }

    private void checkSum(int at, int end) {
        CRC32 sum = new CRC32();
        sum.update(file.array(), at + 4, end - at - 8);
        if (sum.getValue() != file.u32(end - 4)) {
            throw Unfit.damaged();
        }
    }
}

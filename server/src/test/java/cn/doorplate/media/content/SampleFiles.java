package cn.doorplate.media.content;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files of each format, good ones: as phones and office programs write them, only smaller. */
public final class SampleFiles {

    static final Color[] QUARTERS = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};

    /** The chunks are Chromium's, of a canvas of 64 by 48. */
    private static final byte[] VP8 =
            base64("cAYAnQEqQAAwAD5pKJBFpCKhmVQAQAaEoAyQ1xfgH4AaYD8AP104wLsB+wGd9hK/7OYSZwX8+hzupcLAAP7ww5PoiD"
                    + "x7lbDmLBUQFfX0QYDxujGNZWLayxDOwID2RzubIG+HG1yniT/8wAvKL1aVb0QNqWxYCoAAAAA=");

    private static final byte[] VP8L = base64("Lz/ACxAPEPMf8x8MsWAyf+kUOiP6H1WwHQ==");

    private SampleFiles() {}

    public static byte[] jpeg() {
        return jpeg(quarters(64, 48, false));
    }

    /** 1000 by 750, with much in it. */
    public static byte[] jpegOfNoise() {
        BufferedImage picture = new BufferedImage(1000, 750, BufferedImage.TYPE_INT_RGB);
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 750_000; i++) {
            picture.setRGB(i % 1000, i / 1000, random.nextInt());
        }
        return jpeg(picture);
    }

    public static byte[] png() {
        return written(quarters(64, 48, false), "png");
    }

    static byte[] pngSeenThrough() {
        return written(quarters(64, 48, true), "png");
    }

    /** Red, green, blue and yellow, with a colour profile's place and EXIF. */
    public static byte[] webp() {
        byte[] chunks = new Chunks()
                .text("VP8X")
                .little(4, 10)
                .hex("2c000000 3f0000 2f0000")
                .bytes(webpChunk("ICCP", "a profile".getBytes(StandardCharsets.ISO_8859_1)))
                .bytes(webpChunk("VP8 ", VP8))
                .bytes(webpChunk("EXIF", exif(1)))
                .bytes(webpChunk("XMP ", "<x:xmpmeta/>".getBytes(StandardCharsets.ISO_8859_1)))
                .done();
        return riff(chunks);
    }

    /** The left half red, the right half transparent. */
    static byte[] webpSeenThrough() {
        return riff(webpChunk("VP8L", VP8L));
    }

    static byte[] riff(byte[] chunks) {
        return new Chunks()
                .text("RIFF")
                .little(4, chunks.length + 4)
                .text("WEBP")
                .bytes(chunks)
                .done();
    }

    static byte[] webpChunk(String type, byte[] content) {
        return new Chunks()
                .text(type)
                .little(4, content.length)
                .bytes(content)
                .zeros(content.length % 2)
                .done();
    }

    static byte[] jpeg(BufferedImage picture) {
        return written(picture, "jpeg");
    }

    /** With EXIF that says where it was taken, by whom and how it was held; with XMP and a comment that say it again. */
    static byte[] jpegTelling(int orientation) {
        byte[] plain = jpeg(quarters(64, 48, false));
        byte[] xmp =
                "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude>27,13.5N</exif:GPSLatitude></x:xmpmeta>"
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] told = new Chunks()
                .hex("ffe1")
                .big(2, exif(orientation).length + 2)
                .bytes(exif(orientation))
                .hex("ffe1")
                .big(2, xmp.length + 2)
                .bytes(xmp)
                .hex("fffe")
                .big(2, 2 + 9)
                .text("Zhang San")
                .done();
        return new Chunks()
                .bytes(Arrays.copyOf(plain, 2))
                .bytes(told)
                .bytes(Arrays.copyOfRange(plain, 2, plain.length))
                .done();
    }

    /** Orientation, a GPS directory and a maker. */
    static byte[] exif(int orientation) {
        return new Chunks()
                .text("Exif\0\0")
                .text("MM")
                .big(2, 42)
                .big(4, 8)
                .big(2, 3)
                .big(2, 0x010F)
                .big(2, 2)
                .big(4, 10)
                .big(4, 50)
                .big(2, 0x0112)
                .big(2, 3)
                .big(4, 1)
                .big(2, orientation)
                .big(2, 0)
                .big(2, 0x8825)
                .big(2, 4)
                .big(4, 1)
                .big(4, 60)
                .big(4, 0)
                .text("SecretCam\0")
                .big(2, 1)
                .big(2, 1)
                .big(2, 2)
                .big(4, 2)
                .text("N\0\0\0")
                .big(4, 0)
                .done();
    }

    public static byte[] mp3() {
        return mp3Frames(21);
    }

    static byte[] mp3Frames(int frames) {
        Chunks file = new Chunks();
        for (int i = 0; i < frames; i++) {
            // MPEG-1, layer III, 128 kbit/s, 44.1 kHz, mono: 417 bytes.
            file.hex("fffb90c0").zeros(413);
        }
        return file.done();
    }

    static byte[] mp3Tagged() {
        byte[] comment = "COMM Zhang San at 27.22N 107.88E".getBytes(StandardCharsets.ISO_8859_1);
        return new Chunks()
                .text("ID3")
                .hex("040000")
                .big(4, comment.length)
                .bytes(comment)
                .bytes(mp3())
                .text("APETAGEX")
                .little(4, 2000)
                .little(4, 32 + 9)
                .little(4, 1)
                .little(4, 0x80000000L | 1 << 29)
                .zeros(8)
                .text("Zhang San")
                .text("APETAGEX")
                .little(4, 2000)
                .little(4, 32 + 9)
                .little(4, 1)
                .little(4, 0x80000000L)
                .zeros(8)
                .text("TAG")
                .text("Zhang San")
                .zeros(116)
                .done();
    }

    public static byte[] m4a() {
        return m4a("soun");
    }

    /** With the place in each of the boxes where phones write it. */
    static byte[] m4a(String handler) {
        byte[] place = box("udta", box("\u00A9xyz", "\0\22+27.2230+107.8870/".getBytes(StandardCharsets.ISO_8859_1)));
        byte[] hdlr = box("hdlr", new Chunks().zeros(8).text(handler).zeros(13).done());
        byte[] mdia = box("mdia", Chunks.joined(box("mdhd", new byte[24]), hdlr));
        byte[] trak = box("trak", Chunks.joined(mdia, place));
        byte[] meta =
                box("meta", "com.apple.quicktime.location.ISO6709 +27.2230".getBytes(StandardCharsets.ISO_8859_1));
        byte[] moov = box(
                "moov",
                new Chunks()
                        .bytes(box("mvhd", new byte[100]))
                        .bytes(trak)
                        .bytes(meta)
                        .done());
        return new Chunks()
                .bytes(box("ftyp", "M4A \0\0\0\0M4A isom".getBytes(StandardCharsets.ISO_8859_1)))
                .bytes(moov)
                .bytes(box("free", "Zhang San".getBytes(StandardCharsets.ISO_8859_1)))
                .bytes(box("mdat", new byte[2000]))
                .done();
    }

    static byte[] box(String type, byte[] content) {
        return new Chunks().big(4, content.length + 8).text(type).bytes(content).done();
    }

    public static byte[] pdf() {
        String body =
                "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0"
                        + " >>\nendobj\n";
        String table =
                "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \ntrailer\n<< /Size 3 /Root 1 0 R"
                        + " >>\n";
        return (body + table + "startxref\n" + body.length() + "\n%%EOF\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] xlsx() {
        return zip(xlsxParts());
    }

    static Map<String, byte[]> xlsxParts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        String types = "<?xml version=\"1.0\"?><Types><Override PartName=\"/xl/workbook.xml\" ContentType=\""
                + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
        parts.put("[Content_Types].xml", types.getBytes(StandardCharsets.UTF_8));
        parts.put("xl/workbook.xml", "<workbook/>".getBytes(StandardCharsets.UTF_8));
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet>张三</worksheet>".repeat(50).getBytes(StandardCharsets.UTF_8));
        return parts;
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] pngChunk(String type, byte[] content) {
        byte[] named = Chunks.joined(type.getBytes(StandardCharsets.ISO_8859_1), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        return new Chunks()
                .big(4, content.length)
                .bytes(named)
                .big(4, sum.getValue())
                .done();
    }

    static BufferedImage quarters(int width, int height, boolean seenThrough) {
        int type = seenThrough ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        for (int i = 0; i < (seenThrough ? 3 : 4); i++) {
            graphics.setColor(QUARTERS[i]);
            graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        graphics.dispose();
        return picture;
    }

    static byte[] written(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BufferedImage opened(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }
}

package cn.doorplate.media.content;

import static cn.doorplate.media.content.SampleFiles.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.doorplate.media.content.Unfit.Reason;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken, what is left of it, and what is refused. */
class ContentsTests {

    private static final byte[] HTML =
            "<!doctype html><script>alert(document.cookie)</script>".getBytes(StandardCharsets.UTF_8);

    private final Contents contents = new Contents(2);

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void takesEachFormat(Format format, byte[] file) {
        Content content = contents.examine(file);
        assertThat(content.format()).isEqualTo(format == Format.WEBP ? Format.JPEG : format);
        assertThat(content.bytes()).isNotEmpty();
        assertThat(content.thumbnail() != null).isEqualTo(content.width() == 64 && content.height() == 48);
    }

    static Stream<Arguments> good() {
        return Stream.of(
                arguments(Format.JPEG, SampleFiles.jpeg()),
                arguments(Format.PNG, SampleFiles.png()),
                arguments(Format.WEBP, SampleFiles.webp()),
                arguments(Format.MP3, SampleFiles.mp3()),
                arguments(Format.M4A, SampleFiles.m4a()),
                arguments(Format.PDF, SampleFiles.pdf()),
                arguments(Format.XLSX, SampleFiles.xlsx()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void refusesWhatWasCutShort(Format format, byte[] file) {
        for (int length : new int[] {file.length - 9, file.length / 2, 20}) {
            assertRefused(Arrays.copyOf(file, length), Reason.DAMAGED);
        }
    }

    /** Behind the first bytes of each format is a page. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void refusesPagesInDisguise(Format format, byte[] file) {
        byte[] disguised = Chunks.joined(Arrays.copyOf(file, 16), HTML);
        assertThatExceptionOfType(Unfit.class).isThrownBy(() -> contents.examine(disguised));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "<!doctype html><script>alert(1)</script>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "GIF89a\1\0\1\0",
                "MZ\u0090\0",
                "#!/bin/sh\nrm -rf /\n",
                "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1 an old workbook",
                "\0\0\0\30ftypheic\0\0\0\0mif1heic",
                "  %PDF-1.4"
            })
    void knowsNothingElse(String file) {
        assertRefused(file.getBytes(StandardCharsets.ISO_8859_1), Reason.UNKNOWN);
    }

    @Test
    void keepsNothingOfAnArchiveBehindAPicture() {
        byte[] archive = SampleFiles.zip(Map.of("evil.js", HTML));
        for (byte[] picture : new byte[][] {SampleFiles.jpeg(), SampleFiles.png(), SampleFiles.webp()}) {
            byte[] kept = contents.examine(Chunks.joined(picture, archive)).bytes();
            assertThat(text(kept)).doesNotContain("PK", "evil.js", "alert");
        }
    }

    @Test
    void refusesDocumentsThatAreSomethingElseBesides() {
        byte[] archive = SampleFiles.zip(Map.of("evil.js", HTML));
        assertRefused(Chunks.joined(SampleFiles.pdf(), HTML), Reason.DAMAGED);
        assertRefused(Chunks.joined(SampleFiles.pdf(), archive), Reason.DAMAGED);
        assertRefused(Chunks.joined(SampleFiles.xlsx(), HTML), Reason.DAMAGED);
        assertRefused(Chunks.joined(SampleFiles.mp3(), HTML), Reason.DAMAGED);
        // An archive whose comment is the end of a document.
        byte[] head = Chunks.joined("%PDF-1.4\n".getBytes(StandardCharsets.ISO_8859_1), archive);
        byte[] both = Chunks.joined(
                head, ("\n1 0 obj\nstartxref\n" + (head.length + 1) + "\n%%EOF").getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(both, Reason.DAMAGED);
        assertThat(text(contents.examine(Chunks.joined(SampleFiles.m4a(), SampleFiles.box("evil", HTML)))
                        .bytes()))
                .doesNotContain("script");
    }

    @Test
    void forgetsWhereAndByWhomAPictureWasTaken() {
        byte[] file = SampleFiles.jpegTelling(1);
        assertThat(text(file)).contains("Exif", "SecretCam", "GPSLatitude", "Zhang San");
        Content content = contents.examine(file);
        for (byte[] kept : new byte[][] {content.bytes(), content.thumbnail()}) {
            assertThat(text(kept)).doesNotContain("Exif", "SecretCam", "GPS", "xmpmeta", "Zhang San", "ICC_PROFILE");
        }
        byte[] png = SampleFiles.png();
        byte[] telling = new Chunks()
                .bytes(Arrays.copyOf(png, 33))
                .bytes(SampleFiles.pngChunk("eXIf", Arrays.copyOfRange(SampleFiles.exif(1), 6, 80)))
                .bytes(SampleFiles.pngChunk("tEXt", "Author\0Zhang San".getBytes(StandardCharsets.ISO_8859_1)))
                .bytes(Arrays.copyOfRange(png, 33, png.length))
                .done();
        assertThat(text(contents.examine(telling).bytes())).doesNotContain("eXIf", "SecretCam", "Zhang San");
    }

    /** Where the first quarter, red, comes to lie: by Exif 2.32's table for tag 0x0112, written out by hand. */
    @ParameterizedTest
    @MethodSource
    void turnsPicturesUpright(int orientation, int width, int height, int redX, int redY, int greenX, int greenY) {
        Content content = contents.examine(SampleFiles.jpegTelling(orientation));
        assertThat(content.width()).isEqualTo(width);
        assertThat(content.height()).isEqualTo(height);
        BufferedImage upright = opened(content.bytes());
        assertThat(near(upright.getRGB(redX, redY), Color.RED)).isTrue();
        assertThat(near(upright.getRGB(greenX, greenY), Color.GREEN)).isTrue();
        BufferedImage small = opened(Objects.requireNonNull(content.thumbnail()));
        assertThat(near(small.getRGB(redX, redY), Color.RED)).isTrue();
    }

    static Stream<Arguments> turnsPicturesUpright() {
        return Stream.of(
                arguments(1, 64, 48, 10, 10, 54, 10),
                arguments(2, 64, 48, 54, 10, 10, 10),
                arguments(3, 64, 48, 54, 38, 10, 38),
                arguments(4, 64, 48, 10, 38, 54, 38),
                arguments(5, 48, 64, 10, 10, 10, 54),
                arguments(6, 48, 64, 38, 10, 38, 54),
                arguments(7, 48, 64, 38, 54, 38, 10),
                arguments(8, 48, 64, 10, 54, 10, 10));
    }

    @Test
    void keepsColoursOfWebp() {
        BufferedImage kept = opened(contents.examine(SampleFiles.webp()).bytes());
        int[][] places = {{10, 10}, {54, 10}, {10, 38}, {54, 38}};
        for (int i = 0; i < 4; i++) {
            assertThat(near(kept.getRGB(places[i][0], places[i][1]), SampleFiles.QUARTERS[i]))
                    .isTrue();
        }
    }

    @Test
    void keepsWhatIsTransparent() {
        for (byte[] file : new byte[][] {SampleFiles.pngSeenThrough(), SampleFiles.webpSeenThrough()}) {
            Content content = contents.examine(file);
            assertThat(content.format()).isEqualTo(Format.PNG);
            BufferedImage kept = opened(content.bytes());
            assertThat(new Color(kept.getRGB(60, 44), true).getAlpha()).isZero();
            assertThat(near(kept.getRGB(4, 4), Color.RED)).isTrue();
        }
    }

    @Test
    void makesLargePicturesSmallerWithoutOpeningThemWhole() {
        byte[] file = SampleFiles.jpeg(new BufferedImage(8160, 6120, BufferedImage.TYPE_BYTE_GRAY));
        contents.examine(SampleFiles.jpeg());
        long before = allocated();
        Content content = contents.examine(file);
        assertThat(allocated() - before).isLessThan(150_000_000);
        assertThat(content.width()).isEqualTo(2560);
        assertThat(content.height()).isEqualTo(1920);
        assertThat(opened(Objects.requireNonNull(content.thumbnail())).getWidth())
                .isEqualTo(320);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesBombsBeforeTheyTakeMemory(String name, byte[] file, Reason reason) {
        assertRefused(HTML, Reason.UNKNOWN);
        long allocated = allocated();
        long start = System.nanoTime();
        assertRefused(file, reason);
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
        assertThat(allocated() - allocated).isLessThan(32_000_000);
    }

    static Stream<Arguments> refusesBombsBeforeTheyTakeMemory() {
        byte[] frame = new Chunks()
                .hex("ffc2 0011 08")
                .big(2, 60_000)
                .big(2, 60_000)
                .hex("03 011100 021101 031101")
                .done();
        byte[] progressive = new Chunks()
                .hex("ffc2 0011 08")
                .big(2, 6_000)
                .big(2, 6_000)
                .hex("03 011100 021101 031101")
                .done();
        byte[] jpegEnd = new Chunks().hex("ffda 0008 01 0100 003f00 00 ffd9").done();
        byte[] jpegStart = new Chunks().hex("ffd8").done();
        byte[] webp = SampleFiles.webpChunk(
                "VP8L",
                new Chunks()
                        .hex("2f")
                        .little(4, 16_383L | 16_383L << 14)
                        .zeros(20)
                        .done());
        return Stream.of(
                arguments("png 50,000 x 50,000", pngOf(50_000, 50_000), Reason.TOO_MANY_PIXELS),
                arguments("png 12,000 x 12,000", pngOf(12_000, 12_000), Reason.TOO_MANY_PIXELS),
                arguments("png 400,000 x 100", pngOf(400_000, 100), Reason.TOO_MANY_PIXELS),
                arguments("png -1 x -1", pngOf(-1, -1), Reason.TOO_MANY_PIXELS),
                arguments("jpeg 60,000 x 60,000", joined(jpegStart, frame, jpegEnd), Reason.TOO_MANY_PIXELS),
                arguments(
                        "progressive jpeg of 36 megapixels",
                        joined(jpegStart, progressive, jpegEnd),
                        Reason.TOO_MANY_PIXELS),
                arguments("webp 16,384 x 16,384", SampleFiles.riff(webp), Reason.TOO_MANY_PIXELS),
                arguments("xlsx of 4 GB in 4 MB", xlsxOf(4_000), Reason.UNPACKS_TOO_LARGE),
                arguments("xlsx of 10 GB in 10 MB", lying(xlsxOf(9_700), 0xFFFF_FFFEL), Reason.UNPACKS_TOO_LARGE),
                arguments("xlsx of 10 GB that says 1,000 bytes", lying(xlsxOf(9_700), 1000), Reason.DAMAGED),
                arguments("m4a of boxes in boxes", boxes(100_000), Reason.DAMAGED));
    }

    /** The decoder of Java would unpack it on the way. */
    @Test
    void doesNotUnpackTheTextsOfAPng() {
        byte[] png = SampleFiles.png();
        byte[] text = Chunks.joined("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1), deflated(300));
        byte[] file = new Chunks()
                .bytes(Arrays.copyOf(png, 33))
                .bytes(SampleFiles.pngChunk("zTXt", text))
                .bytes(Arrays.copyOfRange(png, 33, png.length))
                .done();
        long before = allocated();
        assertThat(contents.examine(file).width()).isEqualTo(64);
        assertThat(allocated() - before).isLessThan(32_000_000);
    }

    @Test
    void refusesPicturesThatMove() {
        byte[] moving = new Chunks()
                .text("VP8X")
                .little(4, 10)
                .hex("02000000 3f0000 2f0000")
                .bytes(SampleFiles.webpChunk("ANIM", new byte[6]))
                .done();
        assertRefused(SampleFiles.riff(moving), Reason.ANIMATED);
    }

    @Test
    void refusesAPictureWhoseHeadersDisagree() {
        byte[] canvas = new Chunks()
                .text("VP8X")
                .little(4, 10)
                .hex("00000000 ff0000 ff0000")
                .done();
        byte[] picture = Arrays.copyOfRange(SampleFiles.webpSeenThrough(), 12, SampleFiles.webpSeenThrough().length);
        assertRefused(SampleFiles.riff(Chunks.joined(canvas, picture)), Reason.DAMAGED);
    }

    @Test
    void leavesOfSoundTheSound() {
        assertThat(contents.examine(SampleFiles.mp3Tagged()).bytes()).isEqualTo(SampleFiles.mp3());
        byte[] m4a = SampleFiles.m4a();
        assertThat(text(m4a)).contains("+27.2230", "ISO6709", "Zhang San");
        byte[] kept = contents.examine(m4a).bytes();
        assertThat(text(kept)).doesNotContain("+27.22", "ISO6709", "Zhang San", "udta", "meta");
        assertThat(kept).hasSameSizeAs(m4a);
        assertThat(text(kept).indexOf("mdat")).isEqualTo(text(m4a).indexOf("mdat"));
    }

    @Test
    void refusesFilmsAndTracksOfPlaces() {
        assertRefused(SampleFiles.m4a("vide"), Reason.UNKNOWN);
        assertRefused(SampleFiles.m4a("meta"), Reason.UNKNOWN);
    }

    @Test
    void refusesWorkbooksWithPrograms() {
        Map<String, byte[]> parts = SampleFiles.xlsxParts();
        parts.put("xl/vbaProject.bin", new byte[100]);
        assertRefused(SampleFiles.zip(parts), Reason.MACROS);
        Map<String, byte[]> sheets = SampleFiles.xlsxParts();
        sheets.put("xl/macrosheets/sheet1.xml", new byte[100]);
        assertRefused(SampleFiles.zip(sheets), Reason.MACROS);
    }

    @Test
    void refusesArchivesThatAreNoWorkbooks() {
        assertRefused(SampleFiles.zip(Map.of("a.txt", HTML)), Reason.UNKNOWN);
        Map<String, byte[]> document = SampleFiles.xlsxParts();
        document.put("[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8));
        assertRefused(SampleFiles.zip(document), Reason.UNKNOWN);
        Map<String, byte[]> climbing = SampleFiles.xlsxParts();
        climbing.put("../../etc/cron.d/evil", HTML);
        assertRefused(SampleFiles.zip(climbing), Reason.DAMAGED);
    }

    private void assertRefused(byte[] file, Reason reason) {
        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> contents.examine(file))
                .extracting(Unfit::reason)
                .isEqualTo(reason);
    }

    private static byte[] pngOf(int width, int height) {
        byte[] header =
                new Chunks().big(4, width).big(4, height).hex("08 02 00 00 00").done();
        return new Chunks()
                .bytes(Arrays.copyOf(SampleFiles.png(), 8))
                .bytes(SampleFiles.pngChunk("IHDR", header))
                .bytes(SampleFiles.pngChunk("IDAT", deflated(1)))
                .bytes(SampleFiles.pngChunk("IEND", new byte[0]))
                .done();
    }

    /** With one more sheet, of so many megabytes of nothing. */
    private static byte[] xlsxOf(int megabytes) {
        byte[] block = flushed();
        Chunks packed = new Chunks();
        for (int i = 0; i < megabytes; i++) {
            packed.bytes(block);
        }
        packed.hex("0300");
        Map<String, byte[]> parts = SampleFiles.xlsxParts();
        String bomb = "xl/worksheets/sheet2.xml";
        parts.put(bomb, packed.done());
        Chunks file = new Chunks();
        Chunks directory = new Chunks();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            boolean deflated = part.getKey().equals(bomb);
            byte[] data = part.getValue();
            var sum = new java.util.zip.CRC32();
            sum.update(data);
            byte[] common = new Chunks()
                    .hex("1400 0000")
                    .little(2, deflated ? 8 : 0)
                    .little(4, 0)
                    .little(4, sum.getValue())
                    .little(4, data.length)
                    .little(4, deflated ? (long) megabytes << 20 : data.length)
                    .little(2, part.getKey().length())
                    .little(2, 0)
                    .done();
            directory
                    .text("PK\1\2")
                    .hex("1400")
                    .bytes(common)
                    .zeros(10)
                    .little(4, file.length())
                    .text(part.getKey());
            file.text("PK\3\4").bytes(common).text(part.getKey()).bytes(data);
        }
        int at = file.length();
        return file.bytes(directory.done())
                .text("PK\5\6")
                .zeros(4)
                .little(2, parts.size())
                .little(2, parts.size())
                .little(4, directory.length())
                .little(4, at)
                .zeros(2)
                .done();
    }

    /** A megabyte of nothing, so packed that it can follow itself. */
    private static byte[] flushed() {
        var deflater = new java.util.zip.Deflater(9, true);
        byte[] into = new byte[8192];
        deflater.setInput(new byte[1 << 20]);
        int length = deflater.deflate(into, 0, into.length, java.util.zip.Deflater.FULL_FLUSH);
        deflater.end();
        return Arrays.copyOf(into, length);
    }

    /** The directory says that its last entry unpacks to that. */
    private static byte[] lying(byte[] archive, long says) {
        byte[] file = archive.clone();
        int line = text(file).lastIndexOf("PK\1\2");
        byte[] size = new Chunks().little(4, says).done();
        System.arraycopy(size, 0, file, line + 24, 4);
        return file;
    }

    private static byte[] boxes(int deep) {
        Chunks file = new Chunks().bytes(Arrays.copyOf(SampleFiles.m4a(), 24));
        for (int i = deep; i > 0; i--) {
            file.big(4, 8L * i).text("moov");
        }
        return file.done();
    }

    private static byte[] deflated(int megabytes) {
        var deflater = new java.util.zip.Deflater();
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.util.zip.DeflaterOutputStream(bytes, deflater)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(new byte[1 << 20]);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        return Arrays.stream(parts).reduce(new byte[0], Chunks::joined);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static boolean near(int rgb, Color expected) {
        Color found = new Color(rgb);
        return IntStream.of(
                        found.getRed() - expected.getRed(),
                        found.getGreen() - expected.getGreen(),
                        found.getBlue() - expected.getBlue())
                .allMatch(difference -> Math.abs(difference) < 60);
    }

    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}

package cn.doorplate.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.place.PlateCode;
import cn.doorplate.place.PlateDoor;
import cn.doorplate.shared.QrCode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.samskivert.mustache.Mustache;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.mustache.autoconfigure.MustacheResourceTemplateLoader;

/** Plates on A4: what a phone reads from them, and where each lies on the paper. */
class PlatePaperTests {

    private static final String SITE = "https://mp.example.gov.cn";
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    private static final Pattern PLACE =
            Pattern.compile("<g class=\"plate\" transform=\"translate\\(([\\d.]+) ([\\d.]+)\\)\">");

    @Test
    void everyPlatesCodeIsReadAsItsLinkAndStandsAQuarterOfDamage() throws ReaderException {
        for (PlateFace face : faces(20)) {
            Result read = read(face.qr());
            assertThat(read.getText()).isEqualTo(face.link());
            assertThat(read.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL))
                    .isEqualTo("Q");
        }
    }

    @Test
    void theCodeKeepsFourModulesOfQuietAround() {
        QrCode qr = QrCode.onPlate(SITE + "/d/" + PlateCode.ofRandomBits(1));
        Matcher runs = RUN.matcher(qr.path());
        while (runs.find()) {
            int x = Integer.parseInt(runs.group(1));
            int y = Integer.parseInt(runs.group(2));
            assertThat(Math.min(x, y)).isGreaterThanOrEqualTo(4);
            assertThat(x + Integer.parseInt(runs.group(3))).isLessThanOrEqualTo(qr.size() - 4);
            assertThat(y).isLessThan(qr.size() - 4);
        }
    }

    @Test
    void aHundredPlatesTakeSeventeenPagesAndNoneLiesAcrossAnEdge() {
        PlatePaper paper = PlatePaper.of(faces(100));
        assertThat(paper.pages()).hasSize(17);
        assertThat(paper.pages().stream().mapToInt(page -> page.plates().size()).sum())
                .isEqualTo(100);
        for (PlatePaper.Sheet page : paper.pages()) {
            List<double[]> corners = new ArrayList<>();
            for (PlatePaper.Placed plate : page.plates()) {
                double[] at = {Double.parseDouble(plate.x()), Double.parseDouble(plate.y())};
                assertThat(at[0]).isBetween(5.0, PlatePaper.PAPER_WIDTH - PlateFace.WIDTH - 5);
                assertThat(at[1]).isBetween(5.0, PlatePaper.PAPER_HEIGHT - PlateFace.HEIGHT - 5);
                assertThat(corners)
                        .allMatch(other -> Math.abs(other[0] - at[0]) >= PlateFace.WIDTH + 4
                                || Math.abs(other[1] - at[1]) >= PlateFace.HEIGHT + 4);
                corners.add(at);
            }
        }
    }

    @Test
    void thePageSaysMillimetresAndBreaksBetweenSheetsOfPaper() {
        String html = html(faces(100));
        assertThat(html.split("<svg ", -1)).hasSize(18);
        assertThat(html)
                .contains("@page{size:210mm 297mm;margin:0}")
                .contains("width=\"210mm\" height=\"297mm\" viewBox=\"0 0 210 297\"")
                .contains("break-after:page")
                .contains("第 17 页，共 17 页")
                .doesNotContain("<script", "http-equiv");
        assertThat(PLACE.matcher(html).results().count()).isEqualTo(100);
    }

    /** A shop that cuts by the marks cuts by these. */
    @Test
    void everythingLiesWhereItIsSaidToTheMillimetre() {
        String html = html(faces(6));
        assertThat(PLACE.matcher(html).results().map(at -> at.group(1) + " " + at.group(2)))
                .containsExactly("12 15", "108 15", "12 106", "108 106", "12 197", "108 197");
        assertThat(html)
                .contains("<rect class=\"steel\" width=\"90\" height=\"85\"/>")
                .contains("M55 289h100M55 287.5v3M155 287.5v3");
        PlateFace face = faces(1).get(0);
        assertThat(Double.parseDouble(face.qrScale()) * face.qr().size()).isBetween(32.99, 33.01);
    }

    @Test
    void showsWeChatsCodeWhereThereIsOneAndSaysNothingWhereThereIsNone() {
        PlateDoor door = door(1);
        String with = html(List.of(PlateFace.of(door, SITE, new byte[] {(byte) 0x89, 'P', 'N', 'G'})));
        String without = html(List.of(PlateFace.of(door, SITE, null)));
        assertThat(with).contains("<image ").contains("href=\"data:image/png;base64,iVBORw");
        assertThat(without).doesNotContain("<image").doesNotContain("微信");
    }

    @Test
    void saysHowManyCodesOfWeChatAreStillToCome() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G'};
        PlateFace with = PlateFace.of(door(1), SITE, picture);
        PlateFace without = PlateFace.of(door(2), SITE, null);
        assertThat(html(List.of(with, without))).contains("其中 1 块的微信码还在生成");
        assertThat(html(List.of(with, with))).doesNotContain("还在生成");
        assertThat(html(List.of(without, without)))
                .as("there may be no WeChat at all")
                .doesNotContain("还在生成");
    }

    @Test
    void aNameIsTextWhateverItHolds() {
        PlateDoor door = new PlateDoor(1, null, "<script>路</script>", "\"&苑", "3<栋>", null, PlateCode.ofRandomBits(7));
        assertThat(html(List.of(PlateFace.of(door, SITE, null))))
                .doesNotContain("<script")
                .contains("&lt;script&gt;路", "&quot;&amp;苑", "3&lt;栋&gt;");
    }

    @Test
    void aLongNameIsWrittenSmallerAndStaysOnThePlate() {
        PlateDoor door = new PlateDoor(1, 2L, "路", null, "供销社家属院第十二号附属楼", "东侧第二单元", PlateCode.ofRandomBits(7));
        PlateFace face = PlateFace.of(door, SITE, null);
        double width =
                Double.parseDouble(face.number().size()) * face.number().text().length();
        assertThat(width).isLessThanOrEqualTo(PlateFace.WIDTH - 10);
    }

    private static List<PlateFace> faces(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> PlateFace.of(door(i), SITE, null))
                .toList();
    }

    private static PlateDoor door(int number) {
        return new PlateDoor(
                number,
                1L,
                "子营街道 12号",
                "御景苑",
                number / 4 + 1 + "栋",
                number % 4 + 1 + "单元",
                PlateCode.ofRandomBits(number));
    }

    private static String html(List<PlateFace> faces) {
        Mustache.Compiler compiler = Mustache.compiler()
                .withLoader(new MustacheResourceTemplateLoader("classpath:/templates/", ".mustache"));
        StringWriter html = new StringWriter();
        new PlatePaperTemplate(compiler).write(PlatePaper.of(faces), html);
        return html.toString();
    }

    /** Draws the path as a printer would, and reads it as a camera would; the reader misses 3 in 1,000 clean pictures. */
    private static Result read(QrCode qr) throws ReaderException {
        int scale = 8;
        int side = qr.size() * scale;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher runs = RUN.matcher(qr.path());
        while (runs.find()) {
            int left = Integer.parseInt(runs.group(1)) * scale;
            int top = Integer.parseInt(runs.group(2)) * scale;
            for (int y = top; y < top + scale; y++) {
                Arrays.fill(pixels, y * side + left, y * side + left + Integer.parseInt(runs.group(3)) * scale, 0);
            }
        }
        if (!RUN.matcher("").reset(qr.path()).find()) {
            throw NotFoundException.getNotFoundInstance();
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))));
    }
}

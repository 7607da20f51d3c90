package cn.doorplate.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import cn.doorplate.sheet.WorkbookRefused.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made to harm, each in another way. */
class WorkbookBombTests {

    private static final String ENTITIES = """
            <!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() throws IOException {
        file = folder.resolve("workbook.xlsx");
        Files.write(file, new Book().compound("好小区,善行路3号").bytes());
    }

    @Test
    void refusesWhatUnpacksToMoreThanItsDirectorySays() throws IOException {
        put("xl/worksheets/sheet9.xml", "x".repeat(500_000));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = lastHeaderOf(bytes, "xl/worksheets/sheet9.xml");
        assertThat(directory.getInt(at + 24)).isEqualTo(500_000);
        directory.putInt(at + 24, 1_000);
        Files.write(file, bytes);

        refuses(Why.BOMB);
    }

    @Test
    void refusesManyTextsThatWouldAllBeHeld() throws IOException {
        Random random = new Random(1);
        StringBuilder texts = new StringBuilder();
        while (texts.length() < 33 << 20) {
            texts.append(random.nextLong()).append("七六五四三二一".repeat(100));
        }
        put("xl/sharedStrings.xml", texts.toString());
        assertThat(Files.size(file)).isLessThan(WorkbookGuard.MOST_BYTES);

        refuses(Why.BOMB);
    }

    @Test
    void refusesMoreEntriesThanAWorkbookHas() throws IOException {
        pack(WorkbookGuard.MOST_ENTRIES + 1);
        refuses(Why.BOMB);
    }

    @Test
    void refusesADirectoryThatIsABombItself() throws IOException {
        pack(20_000);
        refuses(Why.BOMB);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16 * 1024 - 5, 16 * 1024 - 1, 40_000})
    void refusesADocumentTypeWhereverItStands(int blanks) throws IOException {
        put("xl/sharedStrings.xml", "<?xml version=\"1.0\"?>" + " ".repeat(blanks) + ENTITIES + "<sst/>");
        refuses(Why.DOCUMENT_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void refusesXmlInWhichADocumentTypeCouldHide(String charset) throws IOException {
        put("xl/sharedStrings.xml", ("<?xml version=\"1.0\"?>" + ENTITIES).getBytes(Charset.forName(charset)));
        refuses(Why.BROKEN);
    }

    /** Were the guard to miss one, the reader would still expand nothing and fetch nothing. */
    @Test
    void theReaderExpandsNoEntity() throws IOException {
        put("xl/sharedStrings.xml", ENTITIES + "<sst><si><t>[&b;&c;]</t></si><si><t>x</t></si></sst>");
        StringBuilder seen = new StringBuilder();
        try (WorkbookRows rows = new WorkbookRows(file)) {
            rows.sheets().forEach(sheet -> rows.forEach(sheet, row -> seen.append(text(row))));
        } catch (WorkbookRefused e) {
            assertThat(e.why()).isEqualTo(Why.BROKEN);
        }
        assertThat(seen.toString()).doesNotContain("ha");
        if (Files.exists(Path.of("/etc/hostname"))) {
            assertThat(seen.toString())
                    .doesNotContain(Files.readString(Path.of("/etc/hostname")).strip());
        }
    }

    /** What the reader would hold in memory, or do for hours, for a file of a few kilobytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r='1'><c r='ZZZZZZ1'/></row>",
                "<row r='1'><c r='&#90;ZZZZZ1'/></row>",
                "<row r='1'><c t='s'><v>999999999</v></c></row>",
                "<row r='1'><c t='s'><v>9999<x/>99999</v></c></row>",
                "<x:row r='1'><x:c t='s'><x:v>999999999</x:v></x:c></x:row>",
                "<row><c t='s'><v>1</v><v>2222222</v></c></row>",
                "<row><c t='s'><v>1<!-- <c> -->2222222</v></c></row>",
                "<row><c t='s'><v>1<?x <c> ?>2222222</v></c></row>",
                "<row><c><is><row/></is></c></row>",
            })
    void refusesCellsThatNoSpreadsheetWrites(String rows) throws IOException {
        put("xl/worksheets/sheet1.xml", sheet(rows));
        refuses(Why.BROKEN);
    }

    @Test
    void refusesRowsAndFormulasThatNobodyTypes() throws IOException {
        put("xl/worksheets/sheet1.xml", sheet("<row><c/>" + "<c s='1234567890'/>".repeat(120_000) + "</row>"));
        refuses(Why.BOMB);
        String once = "<row><c><f>" + "A1+".repeat(1_000) + "A1</f></c></row>";
        put("xl/worksheets/sheet1.xml", sheet(once));
        refuses(Why.BROKEN);
        put("xl/worksheets/sheet1.xml", sheet("<row><c><f t='array' ref='A1:A2'>1</f></c></row>".repeat(1_001)));
        refuses(Why.BROKEN);
        put("xl/worksheets/sheet1.xml", sheet("<row><c><v>" + "1".repeat(2_000) + "</v></c></row>"));
        refuses(Why.BROKEN);
    }

    /** Sheets and shared texts go by the names that the workbook gives them. */
    @Test
    void judgesByWhatItHoldsAndNotByItsName() throws IOException {
        put("xl/worksheets/sheet1.bin", sheet("<row r='1'><c r='ZZZZZZ1'/></row>"));
        refuses(Why.BROKEN);
        Files.write(file, new Book().compound("好小区,善行路3号").bytes());
        put("xl/texts.xml", "<sst>" + "<si/>".repeat(1_000_001) + "</sst>");
        refuses(Why.BOMB);
        Random random = new Random(2);
        StringBuilder texts = new StringBuilder("<sst><si/>");
        while (texts.length() < 33 << 20) {
            texts.append(random.nextLong()).append("1234567".repeat(100));
        }
        put("xl/texts.xml", texts.toString());
        refuses(Why.BOMB);
    }

    @Test
    void letsPassWhatSpreadsheetsWrite() throws IOException {
        put(
                "xl/worksheets/sheet1.xml",
                sheet("<row r='1' spans=\"1:2\" x14ac:dyDescent='0.2'><c r='A1' s='1' t='s'><v>0</v></c>"
                        + "<c t='str' r='XFD1'><f>\"a\"&amp;B1</f><v>a long text of a formula, which may be as long as it"
                        + " likes, for nobody will read it as a number at all</v></c><c r='C1'/>"
                        + "<c r='D1' t='inlineStr'><is><r><t>富</t></r><r><t xml:space='preserve'> 文本</t></r></is></c>"
                        + "\n <c r='E1'><f t='shared' ref='E1:E9' si='0'>A1+1</f><v>1.5E-10</v></c></row><row/>"));
        assertThatNoException().isThrownBy(() -> WorkbookGuard.check(file));
        Files.write(file, TemplateWorkbook.write());
        assertThatNoException().isThrownBy(() -> WorkbookGuard.check(file));
    }

    private static String sheet(String rows) {
        return "<?xml version='1.0'?><worksheet><!-- a > b < c > d --><sheetData>" + rows + "</sheetData></worksheet>";
    }

    @Test
    void refusesAnOldWorkbookOrOneWithAPassword() throws IOException {
        Files.write(file, new byte[] {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        });
        refuses(Why.NO_WORKBOOK);
    }

    @Test
    void refusesAWorkbookThatIsCutOff() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        refuses(Why.BROKEN);
    }

    private void refuses(Why why) {
        assertThatExceptionOfType(WorkbookRefused.class)
                .isThrownBy(() -> WorkbookGuard.check(file))
                .matches(refused -> refused.why() == why, why.name());
    }

    private static String text(Row row) {
        return row.stream()
                .map(cell -> cell == null ? "" : CellText.of(cell))
                .toList()
                .toString();
    }

    private void put(String entry, String content) throws IOException {
        put(entry, content.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String entry, byte[] content) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.write(zip.getPath(entry), content);
        }
    }

    private void pack(int entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry("xl/" + i + ".bin"));
                zip.closeEntry();
            }
        }
        Files.write(file, bytes.toByteArray());
    }

    /** Where the directory speaks of an entry. */
    private static int lastHeaderOf(byte[] zip, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
        for (int at = zip.length - wanted.length; at >= 46; at--) {
            if (java.util.Arrays.equals(zip, at, at + wanted.length, wanted, 0, wanted.length)
                    && zip[at - 46] == 'P'
                    && zip[at - 44] == 1) {
                return at - 46;
            }
        }
        throw new AssertionError("no entry " + name);
    }
}

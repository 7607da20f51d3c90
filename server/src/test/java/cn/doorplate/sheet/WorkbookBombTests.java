package cn.doorplate.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

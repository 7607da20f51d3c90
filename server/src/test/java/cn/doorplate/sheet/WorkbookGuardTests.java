package cn.doorplate.sheet;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would eat the server's memory, or is no workbook, is refused before it is opened. */
class WorkbookGuardTests {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("workbook.xlsx");
    }

    @Test
    void letsAWorkbookPass() throws IOException {
        Files.write(file, new Book().compound("好小区,善行路3号").bytes());
        assertThatNoException().isThrownBy(() -> WorkbookGuard.check(file));
    }

    @Test
    void refusesABomb() throws IOException {
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = zip()) {
            entry(zip, "[Content_Types].xml", "<Types/>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int megabyte = 0; megabyte < 2048; megabyte++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        refuses(WorkbookRefused.Why.BOMB);
    }

    /** No more than a workbook may unpack to, of next to nothing. */
    @Test
    void refusesWhatPacksBetterThanRowsDo() throws IOException {
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream zip = zip()) {
            entry(zip, "[Content_Types].xml", "<Types/>");
            entry(zip, "xl/workbook.xml", "<workbook/>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int megabyte = 0; megabyte < 20; megabyte++) {
                zip.write(blanks);
            }
            zip.closeEntry();
        }
        refuses(WorkbookRefused.Why.BOMB);
    }

    @Test
    void refusesMacros() throws IOException {
        Files.write(file, new Book().compound("好小区,善行路3号").bytes());
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.writeString(zip.getPath("xl", "vbaProject.bin"), "x");
        }
        refuses(WorkbookRefused.Why.MACROS);
    }

    @Test
    void refusesWhatIsNoWorkbook() throws IOException {
        Files.writeString(file, "<html>这不是表格</html>");
        refuses(WorkbookRefused.Why.NO_WORKBOOK);
    }

    private void refuses(WorkbookRefused.Why why) {
        assertThatExceptionOfType(WorkbookRefused.class)
                .isThrownBy(() -> WorkbookGuard.check(file))
                .matches(refused -> refused.why() == why, why.name());
    }

    private ZipOutputStream zip() throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new ZipOutputStream(out);
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}

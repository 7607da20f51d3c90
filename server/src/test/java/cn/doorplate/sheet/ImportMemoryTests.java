package cn.doorplate.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much memory a large workbook takes: no more than its places do. */
class ImportMemoryTests {

    @TempDir
    private Path folder;

    @Test
    void checksFiftyThousandRowsInSixtyFourMegabytes() throws IOException, InterruptedException {
        Path file = folder.resolve("large.xlsx");
        LargeWorkbook.write(file, 50_000);
        assertThat(inLittleMemory(64, file)).contains("rows 49981, problems 0, new 51941");
    }

    /** Every cell wrong in another way than the one above it: as much as there can be to say. */
    @Test
    void sendsFiftyThousandBadRowsBackInLittleMemory() throws IOException, InterruptedException {
        Path file = folder.resolve("bad.xlsx");
        LargeWorkbook.writeBad(file, 50_000);
        assertThat(inLittleMemory(128, file))
                .contains("rows 50000, problems 50000, new 0")
                .contains("goes back with");
    }

    private static String inLittleMemory(int megabytes, Path file) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx" + megabytes + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LittleMemory.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        System.out.printf(
                "50,000 rows of Excel in %d MB, %d ms with the start of the JVM: %s%n",
                megabytes, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), said.strip());
        return said;
    }
}

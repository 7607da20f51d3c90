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

    private static final int MEGABYTES = 64;

    @TempDir
    private Path folder;

    @Test
    void checksFiftyThousandRowsInSixtyFourMegabytes() throws IOException, InterruptedException {
        Path file = folder.resolve("large.xlsx");
        LargeWorkbook.write(file, 50_000);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx" + MEGABYTES + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LittleMemory.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("rows 49981, problems 0, new 51941");
        System.out.printf(
                "50,000 rows of Excel checked in %d MB, %d ms with the start of the JVM%n",
                MEGABYTES, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
}

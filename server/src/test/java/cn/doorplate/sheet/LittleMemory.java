package cn.doorplate.sheet;

import cn.doorplate.media.content.Contents;
import cn.doorplate.place.NothingOnFile;
import cn.doorplate.place.RegionCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What becomes of a workbook from its arrival to its going back, but for the database, in a process of its own whose heap
 * {@link ImportMemoryTests} bounds.
 */
final class LittleMemory {

    private LittleMemory() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        new Contents(1).examine(Files.readAllBytes(file));
        WorkbookGuard.check(file);
        try (WorkbookRows rows = new WorkbookRows(file)) {
            Target target = new Target(new RegionCode(900001001001L), null, true);
            WorkbookImport read = new WorkbookImport(NothingOnFile.load(), target).check(rows);
            Problems problems = read.problems();
            System.out.println("rows " + read.lines() + ", problems " + problems.rows() + ", new "
                    + read.edits().created());
            if (!problems.isEmpty()) {
                System.out.println(
                        "goes back with " + sendBack(rows, problems, file.resolveSibling("back.xlsx")) + " kB");
            }
        }
    }

    private static long sendBack(WorkbookRows rows, Problems problems, Path back) throws IOException {
        try (OutputStream out = Files.newOutputStream(back)) {
            new ReturnedWorkbook(rows, problems.all(), SomeTexts.texts()).write(out);
        }
        WorkbookGuard.check(back);
        new Contents(1).examine(Files.readAllBytes(back));
        return Files.size(back) >> 10;
    }
}

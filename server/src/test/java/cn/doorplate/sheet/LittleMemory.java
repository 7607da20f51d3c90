package cn.doorplate.sheet;

import cn.doorplate.place.NothingOnFile;
import cn.doorplate.place.RegionCode;
import java.io.IOException;
import java.nio.file.Path;

/** Judges, reads and checks a workbook in a process of its own, whose heap {@link ImportMemoryTests} bounds. */
final class LittleMemory {

    private LittleMemory() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        WorkbookGuard.check(file);
        try (WorkbookRows rows = new WorkbookRows(file)) {
            Target target = new Target(new RegionCode(900001001001L), null, true);
            WorkbookImport read = new WorkbookImport(NothingOnFile.load(), target).check(rows);
            System.out.println("rows " + read.lines() + ", problems "
                    + read.problems().rows() + ", new " + read.edits().created());
        }
    }
}

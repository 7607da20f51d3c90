package cn.doorplate.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The five files of an import, read and found right. */
final class RegionFiles {

    private RegionFiles() {}

    /**
     * The rows of each file, by level from the province down, by code within.
     *
     * @throws RegionImportRefused naming what is wrong, line by line
     */
    static List<RegionRows> read(Path folder, RegionImportProgress progress) {
        progress.start("检查文件 check", bytes(folder));
        RegionProblems problems = new RegionProblems();
        AtomicLong done = new AtomicLong();
        List<RegionRows> all = new ArrayList<>();
        @Nullable RegionRows parents = null;
        for (RegionFile file : RegionFile.values()) {
            parents = new RegionFileReader(file, parents, problems)
                    .read(folder, bytes -> progress.at(done.addAndGet(bytes)));
            all.add(parents);
        }
        progress.close();
        if (!problems.isEmpty()) {
            throw new RegionImportRefused(problems.report());
        }
        return all;
    }

    private static long bytes(Path folder) {
        long bytes = 0;
        for (RegionFile file : RegionFile.values()) {
            try {
                bytes += Files.size(folder.resolve(file.fileName()));
            } catch (IOException e) {
                // Whoever reads the file will say so; here it only counts for nothing.
            }
        }
        return bytes;
    }
}

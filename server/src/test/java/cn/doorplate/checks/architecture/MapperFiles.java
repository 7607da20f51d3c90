package cn.doorplate.checks.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Mapper XML, which bytecode does not show. */
public final class MapperFiles {

    private MapperFiles() {}

    /** The XML files below the folder that paste text into SQL by {@code ${}}. */
    public static List<Path> pasting(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .filter(file -> read(file).contains("<mapper") && read(file).contains("${"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cn.doorplate.checks.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What bytecode does not show. */
public final class SourceFiles {

    private static final Pattern PASTING = Pattern.compile("<mapper\\b.*\\$\\{", Pattern.DOTALL);

    /** Maven refuses the dependency, but does not see an optional one; and Lombok leaves no trace in classes. */
    private static final Pattern LOMBOK = Pattern.compile("^import (static )?lombok\\b", Pattern.MULTILINE);

    private SourceFiles() {}

    /** The mapper XML files below the folder that paste text into SQL by {@code ${}}. */
    public static List<Path> pastingIntoSql(Path folder) {
        return matching(folder, ".xml", PASTING);
    }

    /** The Java files below the folder that let Lombok write what they do not say. */
    public static List<Path> usingLombok(Path folder) {
        return matching(folder, ".java", LOMBOK);
    }

    private static List<Path> matching(Path folder, String suffix, Pattern pattern) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> pattern.matcher(read(file)).find())
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

package cn.doorplate.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files of the build, read and packed at the first question, and again when the build is made anew. */
@Component
class AppFiles {

    private final @Nullable Path folder;
    private final Map<Path, AppFile> read = new ConcurrentHashMap<>();

    AppFiles(AppSettings settings) {
        Path given = settings.folder();
        this.folder = given == null ? null : given.toAbsolutePath().normalize();
    }

    /**
     * @param name below the folder, as a link says it
     * @return null if there is no such file
     */
    @Nullable AppFile find(String name) throws IOException {
        Path file = locate(name);
        if (folder == null || file == null) {
            return null;
        }
        // What no file can be called is none, like what is not there.
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder.toRealPath())) {
            return null;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            AppFile known = read.get(file);
            if (known == null || !known.modified().equals(attributes.lastModifiedTime())) {
                known = AppFile.read(file, name, attributes);
                read.put(file, known);
            }
            return known;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Each file has one name here, for what becomes of it on its way depends on that. */
    private @Nullable Path locate(String name) {
        if (folder == null) {
            return null;
        }
        try {
            Path file = folder.resolve(name).normalize();
            boolean asItIsNamed = file.startsWith(folder)
                    && folder.relativize(file)
                            .toString()
                            .replace(File.separatorChar, '/')
                            .equals(name);
            return asItIsNamed ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}

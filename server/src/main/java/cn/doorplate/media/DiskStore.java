package cn.doorplate.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * This machine's disk, for the servers on it. The first characters of a name are its folder, of 256. Files are readable to their group, as
 * far as the umask lets them be: backups run as somebody else.
 */
final class DiskStore implements Store {

    private static final String PART = ".part";
    private static final int SOME = 500;

    /** Windows knows no such rights. */
    private static final FileAttribute<?>[] RIGHTS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"))
                    }
                    : new FileAttribute<?>[0];

    private final Path folder;

    DiskStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(String name, byte[] bytes) throws IOException {
        Path shelf = Files.createDirectories(shelf(name));
        Path part = Files.createTempFile(shelf, name, PART, RIGHTS);
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(part, shelf.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        sync(shelf);
    }

    /** The name itself is on the disk only when its folder is. Windows opens no folders. */
    private static void sync(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(file(name));
    }

    @Override
    public void remove(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    @Override
    public void list(Instant before, Consumer<List<String>> some) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> shelves = Files.list(folder)) {
            for (Path shelf : shelves.filter(Files::isDirectory).toList()) {
                listShelf(shelf, before, some);
            }
        }
    }

    private static void listShelf(Path shelf, Instant before, Consumer<List<String>> some) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(shelf)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    continue;
                }
                if (name.endsWith(PART)) {
                    Files.deleteIfExists(file);
                } else {
                    names.add(name);
                }
                if (names.size() == SOME) {
                    some.accept(List.copyOf(names));
                    names.clear();
                }
            }
        }
        if (!names.isEmpty()) {
            some.accept(names);
        }
    }

    private Path shelf(String name) {
        return folder.resolve(name.substring(0, 2));
    }

    private Path file(String name) {
        return shelf(name).resolve(name);
    }
}

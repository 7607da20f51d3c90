package cn.doorplate.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.doorplate.dev.TestServers;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disk and S3 keep the same promises. */
@ParameterizedClass
@EnumSource(Stores.class)
class StoreTests {

    @Parameter
    @SuppressWarnings("NullAway.Init")
    Stores kind;

    @SuppressWarnings("NullAway.Init")
    Store store;

    private final String name = UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void open() {
        store = kind.fresh();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8192, 10_000_000})
    void givesBackWhatItTook(int length) throws IOException {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        store.put(name, bytes);
        assertThat(read()).isEqualTo(bytes);
    }

    /** Backups are made by a user of their own. */
    @Test
    void aFileOnDiskIsReadableToItsGroupAndToNobodyElse() throws IOException {
        assumeTrue(kind == Stores.DISK
                && FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path folder = Files.createTempDirectory(TestServers.folder(), "rights");
        new DiskStore(folder).put(name, bytes("a photo"));
        try (Stream<Path> all = Files.walk(folder)) {
            Path file = all.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-r-----");
        }
    }

    @Test
    void replacesAnEarlierFile() throws IOException {
        store.put(name, bytes("the first, which is longer"));
        store.put(name, bytes("the second"));
        assertThat(read()).isEqualTo(bytes("the second"));
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> store.open(name));
    }

    @Test
    void removesOnceAndForAll() throws IOException {
        store.put(name, bytes("something"));
        store.remove(name);
        store.remove(name);
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> store.open(name));
    }

    @Test
    void listsWhatIsOldEnough() throws IOException {
        store.put(name, bytes("something"));
        assertThat(listed(Instant.now().plus(1, ChronoUnit.HOURS))).contains(name);
        assertThat(listed(Instant.now().minus(1, ChronoUnit.HOURS))).doesNotContain(name);
    }

    @Test
    void sendsNoFurtherThanItsTimeouts() {
        // Nobody listens on port 9 (discard) of this machine.
        var nowhere =
                new MediaSettings.S3(URI.create("http://127.0.0.1:9"), "us-east-1", "media", "key", "secret", true);
        try (S3Store gone = new S3Store(nowhere)) {
            long start = System.nanoTime();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> gone.put(name, bytes("something")));
            assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
        }
    }

    private List<String> listed(Instant before) throws IOException {
        List<String> names = new ArrayList<>();
        store.list(before, names::addAll);
        return names;
    }

    private byte[] read() throws IOException {
        try (var in = store.open(name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

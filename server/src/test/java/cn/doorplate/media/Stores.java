package cn.doorplate.media;

import cn.doorplate.dev.LocalS3;
import cn.doorplate.dev.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The two places where files may lie, each empty. */
enum Stores {
    DISK,
    S3;

    private static final Path FOLDER = TestServers.folder().resolve("media");

    private static @Nullable Store s3;

    Store fresh() {
        try {
            Files.createDirectories(FOLDER);
            return this == DISK ? new DiskStore(Files.createTempDirectory(FOLDER, "disk")) : s3();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for all tests: it takes seconds to start. */
    private static synchronized Store s3() {
        if (s3 == null) {
            int port = LocalS3.start(FOLDER.resolve("s3"), "media").port();
            URI endpoint = URI.create("http://127.0.0.1:" + port);
            s3 = new S3Store(new MediaSettings.S3(endpoint, "us-east-1", "media", "key", "secret", true));
        }
        return s3;
    }
}

package cn.doorplate.app;

import cn.doorplate.shared.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * A file of the build as it goes out.
 *
 * @param modified of the file when it was read
 * @param tag weak, for it goes with the packed bytes as with the plain ones
 * @param gzip null where it would save nothing
 * @param forEver whether its name changes with its content, so that whoever has it need never ask again
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AppFile(FileTime modified, MediaType type, String tag, boolean forEver, byte[] plain, byte @Nullable [] gzip) {

    /** As the build names what it has hashed: {@code assets/index-DGJSBmbn.js}, {@code assets/uni.67f8f034.css}. */
    private static final Pattern HASHED = Pattern.compile("assets/(.+/)?[^/]+[.-][0-9A-Za-z_-]{8}\\.[0-9a-z]+");

    private static final Pattern WORTH_PACKING = Pattern.compile("text/.+|.+/(javascript|json|xml)|image/svg\\+xml");

    private static final int SMALL = 500;

    static AppFile read(Path file, String name, BasicFileAttributes attributes) throws IOException {
        byte[] plain = Files.readAllBytes(file);
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        boolean text = WORTH_PACKING.matcher(type.toString()).matches();
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(plain));
        return new AppFile(
                attributes.lastModifiedTime(),
                text ? new MediaType(type, StandardCharsets.UTF_8) : type,
                "W/\"" + hash.substring(0, 22) + '"',
                HASHED.matcher(name).matches(),
                plain,
                text && plain.length > SMALL ? pack(plain) : null);
    }

    private static byte[] pack(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 3);
        try (OutputStream out = new Thorough(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    /** Packed once and sent often. */
    private static final class Thorough extends GZIPOutputStream {

        Thorough(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}

package cn.doorplate.api;

import cn.doorplate.shared.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the manifests of trusted documents: JSON files that map {@code sha256:} and the hexadecimal hash of a document's
 * UTF-8 text to that text. Several may lie side by side, one a client and release; the same document may stand in many.
 */
final class Manifests {

    static final String PREFIX = "sha256:";

    private static final String ON_CLASS_PATH = "classpath*:trusted-documents/*.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final ResourcePatternResolver resources;

    Manifests(ResourcePatternResolver resources) {
        this.resources = resources;
    }

    /**
     * @return texts by their ids
     * @throws IllegalStateException if a file is no manifest, or an id is not the hash of its document
     */
    Map<String, String> read(@Nullable Path folder) {
        Map<String, String> documents = new LinkedHashMap<>();
        for (Resource manifest : manifests(folder)) {
            read(manifest).forEach((id, text) -> {
                if (!id.equals(id(text))) {
                    throw new IllegalStateException("Manifest %s: %s is not the hash of its document, which is %s"
                            .formatted(manifest.getFilename(), id, id(text)));
                }
                documents.put(id, text);
            });
        }
        return documents;
    }

    /** By which one sees whether a folder's manifests have changed: their names, sizes and times. Empty where it cannot be read. */
    static String stamp(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder stamp = new StringBuilder();
            for (Path file : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                stamp.append(file.getFileName())
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file))
                        .append('\n');
            }
            return stamp.toString();
        } catch (IOException e) {
            return "";
        }
    }

    static String id(String text) {
        return PREFIX + HexFormat.of().formatHex(Sha256.of(text));
    }

    private List<Resource> manifests(@Nullable Path folder) {
        try {
            List<Resource> found = new ArrayList<>(Arrays.asList(resources.getResources(ON_CLASS_PATH)));
            if (folder != null) {
                try (var files = Files.newDirectoryStream(folder, "*.json")) {
                    files.forEach(file -> found.add(new FileSystemResource(file)));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of trusted documents cannot be read", e);
        }
    }

    private static Map<String, String> read(Resource manifest) {
        try (InputStream in = manifest.getInputStream()) {
            return JSON.readValue(in, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException("Manifest %s cannot be read".formatted(manifest.getFilename()), e);
        }
    }
}

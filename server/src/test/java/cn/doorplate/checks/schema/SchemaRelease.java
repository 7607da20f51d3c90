package cn.doorplate.checks.schema;

import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Writes the present schema down as released, from where on it is a promise. The one argument is the version, as in 0.2;
 * CONTRIBUTING.md has the command.
 */
final class SchemaRelease {

    private SchemaRelease() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 1 || !args[0].matches("\\d+(\\.\\d+){1,2}")) {
            throw new IllegalArgumentException("give one version, as in 0.2");
        }
        Path file = SchemaFolder.fileOf(args[0]);
        Files.createDirectories(file.getParent());
        release(SchemaFolder.released(), SchemaFolder.present(), file, Clock.systemUTC());
        System.out.println("written: " + file.normalize());
    }

    /** @throws IllegalStateException if the version is there already, or the schema breaks what was released before it */
    static void release(Optional<GraphQLSchema> last, GraphQLSchema present, Path file, Clock clock)
            throws IOException {
        List<String> breaking = last.map(released -> SchemaChanges.breaking(released, present, clock))
                .orElse(List.of());
        if (Files.exists(file) || !breaking.isEmpty()) {
            throw new IllegalStateException(file + (breaking.isEmpty() ? " is there already" : ": " + breaking));
        }
        Files.writeString(file, SchemaFolder.print(present));
    }
}

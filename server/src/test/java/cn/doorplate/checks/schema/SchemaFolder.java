package cn.doorplate.checks.schema;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.DirectiveInfo;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The folder {@code schema/}: the SDL as it is, and under {@code released/} as it was promised, a file a version. */
public final class SchemaFolder {

    private static final Path FOLDER = Path.of(Files.isDirectory(Path.of("../schema")) ? "../schema" : "schema");

    private SchemaFolder() {}

    /** All SDL files, built without the server, as a tool would. */
    public static GraphQLSchema present() {
        TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
        for (Path file : files(FOLDER, ".graphqls")) {
            registry.merge(new SchemaParser().parse(file.toFile()));
        }
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(registry);
    }

    /** The schema last released; empty before the first release. */
    public static Optional<GraphQLSchema> released() {
        return files(FOLDER.resolve("released"), ".graphql").stream()
                .max(Comparator.comparing(SchemaFolder::version, Arrays::compare))
                .map(SchemaFolder::read)
                .map(SchemaFolder::build);
    }

    /** Where the manifests of released mini-programs lie. */
    static Path documents() {
        return FOLDER.resolve("documents");
    }

    static Path fileOf(String version) {
        return FOLDER.resolve("released").resolve(version + ".graphql");
    }

    static GraphQLSchema build(String sdl) {
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
    }

    /** One SDL document that says all that the schema says, in an order that does not depend on the files. */
    static String print(GraphQLSchema schema) {
        return new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeScalarTypes(true)
                        .includeDirectives(true)
                        .includeDirectiveDefinition(name -> !DirectiveInfo.isGraphqlSpecifiedDirective(name)))
                .print(schema);
    }

    /** 0.10 comes after 0.9. */
    static int[] version(Path file) {
        String name = file.getFileName().toString();
        return Arrays.stream(name.substring(0, name.lastIndexOf('.')).split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static List<Path> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cn.doorplate.checks.schema;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What mini-programs ask that were released: they live on for weeks on phones, and whatever they ask has to be served. */
final class ReleasedDocuments {

    private static final Pattern OPERATION = Pattern.compile("\\b(query|mutation|subscription)\\s+(\\w+)");

    private ReleasedDocuments() {}

    /** Which operations of which manifests the schema no longer serves, in words. */
    static List<String> faults(Path folder, GraphQLSchema schema) {
        List<String> faults = new ArrayList<>();
        for (Path manifest : manifests(folder)) {
            for (String document : read(manifest).values()) {
                ParseAndValidateResult result = ParseAndValidate.parseAndValidate(
                        schema, ExecutionInput.newExecutionInput(document).build());
                for (GraphQLError error : result.getErrors()) {
                    faults.add(manifest.getFileName() + ": " + operation(document) + ": " + error.getMessage());
                }
            }
        }
        return faults;
    }

    static List<Path> manifests(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(Path manifest) {
        try {
            return new JsonMapper().readValue(Files.readString(manifest), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            throw new IllegalStateException(manifest.getFileName() + " is no manifest", e);
        }
    }

    private static String operation(String document) {
        Matcher matcher = OPERATION.matcher(document);
        return matcher.find() ? matcher.group(2) : document;
    }
}

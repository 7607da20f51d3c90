package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class ManifestsTests {

    private static final GraphQLSchema SCHEMA = new SchemaGenerator()
            .makeExecutableSchema(
                    new SchemaParser().parse("type Query { a: Int b: Query }"), RuntimeWiring.MOCKED_WIRING);

    @TempDir
    private Path folder;

    private final Manifests manifests = new Manifests(new PathMatchingResourcePatternResolver());

    @Test
    void readsManifestsSideBySide() throws IOException {
        Files.writeString(folder.resolve("app-1.json"), "{\"" + Manifests.id("{ a }") + "\": \"{ a }\"}");
        Files.writeString(
                folder.resolve("app-2.json"),
                "{\"" + Manifests.id("{ a }") + "\": \"{ a }\", \"" + Manifests.id("{ b { a } }")
                        + "\": \"{ b { a } }\"}");
        Files.writeString(folder.resolve("README"), "not a manifest");

        assertThat(manifests.read(folder).values()).contains("{ a }", "{ b { a } }");
    }

    @Test
    void namesADocumentByTheHashOfItsUtf8Text() {
        assertThat(Manifests.id("门牌"))
                .isEqualTo("sha256:05fb821fdbe9957e4135979dff856d25c2474a26f8109e3d183c066b96071bf6");
    }

    @Test
    void refusesAnIdThatIsNotTheHashOfItsDocument() throws IOException {
        Files.writeString(folder.resolve("app.json"), "{\"" + Manifests.id("{ a }") + "\": \"{ b }\"}");

        assertThatIllegalStateException()
                .isThrownBy(() -> manifests.read(folder))
                .withMessageContaining("app.json")
                .withMessageContaining(Manifests.id("{ a }"));
    }

    @Test
    void refusesAFileThatIsNoManifest() throws IOException {
        Files.writeString(folder.resolve("app.json"), "[1");

        assertThatIllegalStateException()
                .isThrownBy(() -> manifests.read(folder))
                .withMessageContaining("app.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ | 语法错误",
                "{ c } | 'c' in type 'Query' is undefined",
                "query A { a } query B { a } | 2 operations",
                "fragment F on Query { a } | Unused fragment",
                "{ ...F } fragment F on Query { ...F } | 引用了自己",
                "{ b{b{b{b{b{b{b{b{b{b{b{b{b{b{b{b{ a }}}}}}}}}}}}}}}} } | 嵌套过深"
            })
    void refusesToStartNamingADocumentThatDoesNotFit(String text, String reason) {
        Limits limits = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("none", Limits.class);
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        ApiErrors errors = new ApiErrors(messages);
        TrustedDocuments documents = new TrustedDocuments();

        assertThatIllegalStateException()
                .isThrownBy(() -> documents.prepare(
                        Map.of(Manifests.id(text), text),
                        SCHEMA,
                        new DocumentPreparer(limits, errors, () -> SCHEMA),
                        errors))
                .withMessageContaining(Manifests.id(text))
                .withMessageContaining(reason);
    }
}

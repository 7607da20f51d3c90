package cn.doorplate.checks.schema;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.execution.SchemaMappingInspector;
import org.springframework.graphql.execution.SchemaReport;
import org.springframework.util.ClassUtils;

/** Whether Java serves what the SDL says: every field, every argument, and null only where it may be null. */
public final class SchemaMappings {

    private SchemaMappings() {}

    /** What does not fit, in words. */
    public static List<String> faults(GraphQLSchema schema, Iterable<RuntimeWiringConfigurer> configurers) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        configurers.forEach(configurer -> configurer.configure(wiring));
        return faults(SchemaMappingInspector.initializer()
                .classResolver((type, above) -> classesNamed(type.getName()))
                .inspect(schema, wiring.build().getDataFetchers()));
    }

    /** What implements an interface of the SDL may come from any module, and is a class of that very name. */
    private static List<Class<?>> classesNamed(String name) {
        var files = new PathMatchingResourcePatternResolver();
        var readers = new CachingMetadataReaderFactory();
        List<Class<?>> found = new ArrayList<>();
        try {
            for (String end : List.of(name, "*$" + name)) {
                for (Resource file : files.getResources("classpath*:cn/doorplate/**/" + end + ".class")) {
                    String type =
                            readers.getMetadataReader(file).getClassMetadata().getClassName();
                    found.add(ClassUtils.resolveClassName(type, null));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static List<String> faults(SchemaReport report) {
        return Stream.of(
                        report.unmappedFields().stream().map(field -> "nobody serves " + field),
                        report.unmappedRegistrations().keySet().stream().map(field -> "the SDL has no " + field),
                        report.unmappedArguments().entrySet().stream()
                                .map(each -> "the SDL has no argument " + each.getValue() + " for " + each.getKey()),
                        report.skippedTypes().stream()
                                .map(each ->
                                        "no Java type is known at " + each.fieldCoordinates() + " for " + each.type()),
                        report.fieldNullnessErrors().entrySet().stream()
                                .map(each -> each.getKey() + " may be null in Java: " + each.getValue()),
                        report.argumentNullnessErrors().entrySet().stream()
                                .map(each -> "an argument may be null in the SDL: " + each.getValue() + " of "
                                        + each.getKey()))
                .flatMap(faults -> faults)
                .sorted()
                .toList();
    }
}

package cn.doorplate.checks.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.stereotype.Controller;

/** The inspection sees each kind of misfit: the SDL below fits the controller below, and stops fitting with each change. */
class SchemaMappingsTests {

    private static final String FITTING = """
            type Query { place(code: String!, near: String): Place! old: Place }
            type Place { name: String! note: String inside: [Place!]! section: Section rooms: Int! }
            interface Section { title: String! }
            type TextSection implements Section { title: String! }
            """;

    record Place(
            String name,
            @Nullable String note,
            List<Place> inside,
            @Nullable Section section) {}

    interface Section {
        String title();
    }

    record TextSection(String title) implements Section {}

    @Controller
    static class PlaceController {

        @QueryMapping
        Place place(@Argument String code, @Argument @Nullable String near) {
            return new Place(code, near, List.of(), new TextSection(code));
        }

        @QueryMapping
        @Nullable Place old() {
            return null;
        }

        @SchemaMapping
        int rooms(Place place) {
            return place.inside().size();
        }
    }

    @Test
    void findsNothingWhereAllFits() {
        assertThat(faults(FITTING)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void findsTheMisfit(String from, String to, String expected) {
        assertThat(FITTING).contains(from);
        assertThat(faults(FITTING.replace(from, to))).singleElement().asString().contains(expected);
    }

    static Stream<Arguments> findsTheMisfit() {
        return Stream.of(
                arguments("old: Place }", "old: Place new: Place }", "nobody serves Query.new"),
                arguments("name: String!", "name: String! lost: Int", "nobody serves Place.lost"),
                arguments(
                        "implements Section { title",
                        "implements Section { lost: Int title",
                        "serves TextSection.lost"),
                arguments("type TextSection", "type OtherSection", "no Java type is known at Place.section"),
                arguments(" old: Place", "", "the SDL has no Query.old"),
                arguments(" rooms: Int!", "", "the SDL has no Place.rooms"),
                arguments(", near: String", "", "the SDL has no argument [near]"),
                arguments("old: Place }", "old: Place! }", "Query.old may be null in Java"),
                arguments("note: String", "note: String!", "Place.note may be null in Java"),
                arguments("code: String!", "code: String", "an argument may be null in the SDL"));
    }

    private static List<String> faults(String sdl) {
        try (StaticApplicationContext context = new StaticApplicationContext()) {
            context.registerSingleton("places", PlaceController.class);
            context.refresh();
            AnnotatedControllerConfigurer controllers = new AnnotatedControllerConfigurer();
            controllers.setApplicationContext(context);
            controllers.afterPropertiesSet();
            return SchemaMappings.faults(SchemaFolder.build(sdl), List.of(controllers));
        }
    }
}

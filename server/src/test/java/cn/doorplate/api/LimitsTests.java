package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.api.Ask.Answer;
import graphql.introspection.IntrospectionQuery;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What asks for too much is refused before graphql-java has parsed, validated or executed any of it. */
@ApiTest
@Timeout(60)
class LimitsTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Steps steps;

    private Ask ask;

    @BeforeEach
    void connect() {
        ask = new Ask(port);
    }

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                Arguments.of("fields", "{ " + "__typename ".repeat(500) + "}"),
                Arguments.of("fields", bomb(2)),
                Arguments.of("fields", bomb(40)),
                Arguments.of("rootFields", "{ " + "__typename ".repeat(21) + "}"),
                Arguments.of("aliases", "{ probes { " + times(100, i -> "a" + i + ": __typename ") + "} }"),
                Arguments.of("aliases", "{ " + times(100, i -> "a" + i + ": __typename ") + "}"),
                Arguments.of("directivesPerPlace", "{ __typename " + "@include(if: true) ".repeat(4) + "}"),
                Arguments.of("directivesPerPlace", "{ __typename " + "@nobodyKnows ".repeat(100) + "}"),
                Arguments.of("directives", "{ probes { " + "__typename @include(if: true) ".repeat(21) + "} }"),
                Arguments.of("depth", nested(17)),
                Arguments.of(
                        "complexity",
                        "{ probes(first: 100) { nodes { below(first: 100) { nodes { below { nodes { name } } } } } } }"),
                Arguments.of("complexity", "{ probes { nodes { all { all { all { all { name } } } } } } }"),
                Arguments.of(
                        "fragments",
                        "{ __typename } " + times(51, i -> "fragment F" + i + " on Query { __typename } ")),
                Arguments.of("tokens", "{ probe(list: [" + "1 ".repeat(3_000) + "]) }"),
                Arguments.of("characters", "{ __typename }" + " ".repeat(20_000)),
                Arguments.of("listInput", "{ probe(list: [" + "1 ".repeat(101) + "]) }"),
                Arguments.of("stringInput", "{ probe(text: \"" + "x".repeat(10_001) + "\") }"),
                Arguments.of("fields", "{ __typename } fragment Unused on Query { ...A ...A ...A } " + chain()));
    }

    /** Ten lines that would be two thousand million fields, were they spelt out. */
    private static String bomb(int levels) {
        String fragments =
                times(levels, i -> "fragment F" + i + " on Query { " + ("...F" + (i + 1) + " ").repeat(10) + "} ");
        return "{ ...F0 } " + fragments + "fragment F" + levels + " on Query { " + "__typename ".repeat(10) + "}";
    }

    private static String chain() {
        return "fragment A on Query { " + "__typename ".repeat(150) + "}";
    }

    private static String nested(int depth) {
        return "{ " + "probes { ".repeat(depth - 1) + "__typename " + "}".repeat(depth);
    }

    private static String times(int count, java.util.function.IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void refusesBeforeItCosts(String limit, String document) {
        int parsed = steps.parsed.get();

        Answer answer = ask.document(document);

        assertThat(answer.code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(answer.error().at("/extensions/limit").asString()).isEqualTo(limit);
        assertThat(answer.message()).containsAnyOf("最多", "上限");
        assertThat(steps.parsed.get())
                .as("parsed and validated by graphql-java")
                .isEqualTo(parsed);
    }

    @Test
    void refusesFragmentsThatContainThemselvesBeforeValidation() {
        int parsed = steps.parsed.get();

        Answer answer = ask.document(
                "{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }");

        assertThat(answer.code()).isEqualTo("DOCUMENT_INVALID");
        assertThat(answer.message()).contains("引用了自己");
        assertThat(steps.parsed.get()).isEqualTo(parsed);
    }

    @Test
    void refusesLongListsAndTextsInVariables() {
        String document = "query($list: [Int!], $text: String) { probe(list: $list, text: $text) }";
        int executed = steps.executed.get();

        Answer list = ask.document(document, Map.of("list", Collections.nCopies(101, 1)));
        Answer text = ask.document(document, Map.of("text", "x".repeat(10_001)));
        Answer unused = ask.document(document, Map.of("unused", Map.of("a", Collections.nCopies(101, 1))));

        assertThat(list.error().at("/extensions/limit").asString()).isEqualTo("listInput");
        assertThat(text.error().at("/extensions/limit").asString()).isEqualTo("stringInput");
        assertThat(unused.error().at("/extensions/limit").asString()).isEqualTo("listInput");
        assertThat(steps.executed.get()).isEqualTo(executed);
    }

    @Test
    void measuresPagesThatVariablesSizeByTheirValues() {
        String document =
                "query($n: Int = 5) { probes(first: $n) { nodes { below(first: $n) { nodes { below(first: $n) { nodes { name } } } } } } }";

        assertThat(ask.document(document).status()).isEqualTo(200);
        assertThat(ask.document(document, Map.of("n", 10)).status()).isEqualTo(200);
        assertThat(ask.document(document, Map.of("n", 100))
                        .error()
                        .at("/extensions/limit")
                        .asString())
                .isEqualTo("complexity");
    }

    @Test
    void keepsADocumentThatPassedAndValidatesItOnce() {
        int validated = steps.validated.get();

        for (int i = 0; i < 3; i++) {
            assertThat(ask.document("query KeptOnce { probe(text: \"x\") }").status())
                    .isEqualTo(200);
        }

        assertThat(steps.validated.get()).isEqualTo(validated + 1);
    }

    @Test
    void doesNotKeepADocumentThatDoesNotFit() {
        int validated = steps.validated.get();

        for (int i = 0; i < 2; i++) {
            assertThat(ask.document("query NeverKept { nothing }").status()).isEqualTo(400);
        }

        assertThat(steps.validated.get()).isEqualTo(validated + 2);
    }

    @Test
    void letsGraphiqlAskForTheSchema() {
        Answer answer = ask.document(IntrospectionQuery.INTROSPECTION_QUERY);

        assertThat(answer.body().has("errors")).isFalse();
        assertThat(answer.text()).contains("probePublic");
    }

    @Test
    void suggestsNoNames() {
        assertThat(ask.document("{ prob }").text())
                .doesNotContainIgnoringCase("did you mean")
                .doesNotContain("probe");
    }
}

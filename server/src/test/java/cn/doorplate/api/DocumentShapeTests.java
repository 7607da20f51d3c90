package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import graphql.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class DocumentShapeTests {

    /** Depth 3, fields 6, root fields 4, aliases 2, directives 3, of which one place may have 2, fragments 2, lists 2, texts 3. */
    private static final Limits SMALL =
            new Limits(DataSize.ofBytes(100), 1000, 1000, 3, 6, 4, 2, 3, 2, 2, 100, 10, 2, 3, 2);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ a { b { c } } } | { a { b { c { d } } } } | depth",
                "{ a { ... { b { ... { c } } } } } | { a { ...F } } fragment F on X { b { c { d } } } | depth",
                "{ a { b c d e f } } | { a { b c d e f g } } | fields",
                "{ ...F ...F } fragment F on X { a { b c } } | { ...F ...F ...F } fragment F on X { a { b c } } | fields",
                "query A { a b c } query B { a b c } | query A { a b c } query B { a b c d } | fields",
                "{ a b c d } | { a b c d e } | rootFields",
                "{ ...F ...F } fragment F on X { a b } | { ...F ...F ...F } fragment F on X { a b } | rootFields",
                "{ a b c d { e } } | { a b c ... { d ... { e } } } | rootFields",
                "{ x: a y: b } | { x: a y: b z: c } | aliases",
                "{ ...F ...F } fragment F on X { x: a } | { ...F ...F ...F } fragment F on X { x: a } | aliases",
                "{ a @b @c } | { a @b @c @d } | directivesPerPlace",
                "{ a @b @c b @d } | { a @b @c b @d @e } | directives",
                "{ ... @b @c { a } } | { ... @b @c @d { a } } | directivesPerPlace",
                "query @b @c { a } | query @b @c @d { a } | directivesPerPlace",
                "query($v: X @b @c) { a } | query($v: X @b @c @d) { a } | directivesPerPlace",
                "{ ...F } fragment F on X @b @c { a } | { ...F } fragment F on X @b @c @d { a } | directivesPerPlace",
                "{ ...F @b @c } fragment F on X { a } | { ...F @b @c @d } fragment F on X { a } | directivesPerPlace",
                "{ a } fragment F on X { a b c d e f } | { a } fragment F on X { a b c d e f g } | fields",
                "{ a } fragment F on X { a } fragment G on X { a } | { a } fragment F on X { a } fragment G on X { a } fragment H on X { a } | fragments",
                "{ a(b: [1 2]) } | { a(b: [1 2 3]) } | listInput",
                "{ a(b: {c: [[1 2]]}) } | { a(b: {c: [[1 2 3]]}) } | listInput",
                "query($v: [Int] = [1 2]) { a } | query($v: [Int] = [1 2 3]) { a } | listInput",
                "{ a @b(c: \"xyz\") } | { a @b(c: \"wxyz\") } | stringInput"
            })
    void letsThroughWhatIsJustWithinALimitAndRefusesWhatIsJustBeyond(String within, String beyond, String limit) {
        assertThatCode(() -> check(within)).doesNotThrowAnyException();

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> check(beyond));
        assertThat(refusal.details()).containsEntry("limit", limit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ ...A } fragment A on X { ...A }",
                "{ a } fragment A on X { b { ...B } } fragment B on X { ... { ...A } }"
            })
    void refusesAFragmentThatContainsItselfBeItUsedOrNot(String document) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> check(document));

        assertThat(refusal.key()).isEqualTo("api.document.circular");
    }

    private static void check(String document) {
        DocumentShape.check(Parser.parse(document), SMALL);
    }
}

package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplexityTests {

    private static final int LIST_SIZE = 10;

    private static final GraphQLSchema SCHEMA =
            new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse("""
                                    type Query { one: Thing things(first: Int! = 50): Things unbound(first: Int): Things }
                                    type Things { nodes: [Thing!]! more: Boolean }
                                    type Thing { name: String parts: [Thing!]! below(first: Int! = 50): Things }
                                    """), RuntimeWiring.MOCKED_WIRING);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ one { name } } | 2",
                "{ one { parts { name } } } | 12",
                "{ one { parts { parts { name } } } } | 112",
                "{ things(first: 20) { nodes { name } more } } | 61",
                "{ things { nodes { name } } } | 101",
                "{ unbound { nodes { name } } } | 201",
                "{ things(first: 10) { nodes { below(first: 10) { nodes { name } } } } } | 221",
                "{ things(first: 10) { nodes { parts { name } } } } | 121",
                "{ things(first: 10) { ...F } } fragment F on Things { nodes { name } } | 21",
                "{ ...F ...F } fragment F on Query { one { name } } | 4",
                "{ one { ... { name } ... on Thing { name } } } | 3",
                "{ nothing { of { this } } __typename } | 2",
                "{ __schema { types { name } } } | 1",
                "query A { one { name } } query B { one { parts { name } } } | 12"
            })
    void countsTheFieldsThatAnAnswerMayHold(String document, long complexity) {
        assertThat(Complexity.of(SCHEMA, LIST_SIZE, Parser.parse(document), Map.of()))
                .isEqualTo(complexity);
    }

    @Test
    void takesAVariablePageByItsValueElseByItsDefaultElseForTheLongest() {
        String document = "query($n: Int! = 3) { things(first: $n) { nodes { name } } }";

        assertThat(of(document, Map.of("n", 5))).isEqualTo(11);
        assertThat(of(document, Map.of())).isEqualTo(7);
        assertThat(of(document, Map.of("n", -5))).isEqualTo(3);
        assertThat(of(document, Map.of("n", "many"))).isEqualTo(3);
        assertThat(Complexity.of(SCHEMA, LIST_SIZE, Parser.parse(document), null))
                .isEqualTo(201);
    }

    @Test
    void doesNotOverflow() {
        String pages = "below(first: 2147483647) { nodes { ";
        String document = "{ one { " + pages.repeat(12) + "name " + "} }".repeat(12) + " } }";

        assertThat(of(document, Map.of())).isGreaterThan(100_000_000L);
        assertThat(of("query($n: Int!) { things(first: $n) { nodes { name } } }", Map.of("n", Long.MAX_VALUE)))
                .isGreaterThan(100_000_000L);
    }

    private static long of(String document, Map<String, Object> variables) {
        return Complexity.of(SCHEMA, LIST_SIZE, Parser.parse(document), variables);
    }
}

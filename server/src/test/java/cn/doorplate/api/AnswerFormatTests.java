package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFormatTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | JSON",
                "*/* | JSON",
                "application/* | JSON",
                "application/json | JSON",
                "application/json; charset=utf-8 | JSON",
                "text/html, application/xhtml+xml, */*;q=0.8 | JSON",
                "application/graphql-response+json | GRAPHQL_RESPONSE",
                "APPLICATION/GraphQL-Response+JSON | GRAPHQL_RESPONSE",
                "application/graphql-response+json, application/json;q=0.9 | GRAPHQL_RESPONSE",
                "application/json;q=0.9, application/graphql-response+json | GRAPHQL_RESPONSE",
                "application/graphql-response+json;q=0.5, application/json | JSON",
                "application/json;q=0, */* | GRAPHQL_RESPONSE",
                "application/graphql-response+json;q=0, application/json | JSON"
            })
    void takesTheBestThatIsAccepted(String accept, AnswerFormat format) {
        assertThat(AnswerFormat.accepted(accept)).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml, text/*", "application/json;q=0", "nonsense", "a/b/c"})
    void refusesWhereNeitherIsAccepted(String accept) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> AnswerFormat.accepted(accept));
    }
}

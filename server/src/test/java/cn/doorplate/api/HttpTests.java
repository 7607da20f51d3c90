package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.api.Ask.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** GraphQL over HTTP by its specification. */
@ApiTest
class HttpTests {

    private static final String HELLO = "{\"query\":\"{ __typename }\"}";

    @LocalServerPort
    private int port;

    private Ask ask;

    @BeforeEach
    void connect() {
        ask = new Ask(port);
    }

    @ParameterizedTest
    @CsvSource({
        "application/graphql-response+json, application/graphql-response+json;charset=utf-8",
        "application/json, application/json;charset=utf-8",
        "*/*, application/json;charset=utf-8"
    })
    void answersInTheMediaTypeAskedFor(String accept, String contentType) {
        Answer answer = ask.post(HELLO, "Content-Type", "application/json", "Accept", accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase(contentType);
        assertThat(answer.text()).isEqualTo("{\"data\":{\"__typename\":\"Query\"}}");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "{\"query\":\"{ __typename }\"",
                "{\"query\":\"{ __typename }\"} x",
                "nonsense",
                "[{\"query\":\"{ __typename }\"}]",
                "\"{ __typename }\"",
                "{}",
                "{\"query\":null}",
                "{\"query\":1}",
                "{\"query\":{}}",
                "{\"query\":\"{ __typename }\",\"variables\":[]}",
                "{\"query\":\"{ __typename }\",\"variables\":\"{}\"}",
                "{\"query\":\"{ __typename }\",\"operationName\":7}",
                "{\"query\":\"{ __typename }\",\"extensions\":\"x\"}",
                "{\"documentId\":5}",
                "{\"query\":\"{ __typename }\",\"documentId\":\"sha256:1\"}"
            })
    void refusesWhatIsNotWellFormedWith400AndSaysWhy(String body) {
        for (String accept : new String[] {Ask.RESPONSE, Ask.JSON}) {
            Answer answer = ask.post(body, "Content-Type", "application/json", "Accept", accept);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("BAD_REQUEST");
            assertThat(answer.message()).contains("请");
            assertThat(answer.body().has("data")).isFalse();
        }
    }

    @Test
    void refusesBrokenUtf8() {
        byte[] body = "{\"query\":\"{ probe(text: \\\"?\\\") }\"}".getBytes(StandardCharsets.UTF_8);
        body[body.length - 7] = (byte) 0xC3;

        Answer answer = ask.postChunked(body, "Content-Type", "application/json");

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\":\"{\"}",
                "{\"query\":\"\"}",
                "{\"query\":\"{ nothingOfThisName }\"}",
                "{\"query\":\"query A { __typename } query B { __typename }\"}",
                "{\"query\":\"query A { __typename }\",\"operationName\":\"B\"}",
                "{\"query\":\"query($a: ID!) { region(code: \\\"52\\\") { code } }\"}",
                "{\"query\":\"query($a: String!) { probe(text: $a) }\",\"variables\":{\"a\":null}}"
            })
    void tellsOfAWellFormedRequestThatCannotBeExecutedByStatusOnlyWhereTheMediaTypeAllows(String body) {
        Answer modern = ask.post(body, "Content-Type", "application/json", "Accept", Ask.RESPONSE);
        Answer legacy = ask.post(body, "Content-Type", "application/json", "Accept", Ask.JSON);

        assertThat(modern.status()).isEqualTo(400);
        assertThat(modern.code()).isIn("DOCUMENT_INVALID", "BAD_REQUEST");
        assertThat(modern.body().has("data")).isFalse();
        assertThat(legacy.status()).isEqualTo(200);
        assertThat(legacy.code()).isEqualTo(modern.code());
    }

    @Test
    void takesVariablesOperationNameAndExtensionsAndIgnoresWhatItDoesNotKnow() {
        String body = """
                {"extensions": {"a": {"b": null}}, "unknown": [1, {"x": 2}], "operationName": "B",
                 "variables": {"t": "御景苑 🏠"},
                 "query": "query A { __typename } query B($t: String) { probe(text: $t) }"}""";

        assertThat(ask.post(body, "Content-Type", "application/json;charset=UTF-8")
                        .body()
                        .at("/data/probe")
                        .asString())
                .isEqualTo("御景苑 🏠");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json;charset=gbk", "application/graphql", "application/json2"})
    void refusesOtherMediaTypesThanJsonInUtf8(String contentType) {
        Answer answer = ask.post(HELLO, "Content-Type", contentType);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(ask.post(HELLO).status()).isEqualTo(415);
    }

    @Test
    void refusesACallerWhoAcceptsNeitherMediaType() {
        Answer answer = ask.post(HELLO, "Content-Type", "application/json", "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void refusesOtherMethodsAndNamesThoseItTakes(String method) {
        Answer answer = ask.send(method, "/graphql", BodyPublishers.ofString(HELLO));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("POST").contains("GET");
    }

    @Test
    void refusesADocumentInTheUrlBeItQueryOrMutation() {
        for (String document : new String[] {"{ __typename }", "mutation { probeChange }"}) {
            Answer answer = ask.get("/graphql?query=" + Ask.encode(document));

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("POST");
            assertThat(answer.message()).contains("documentId");
        }
        assertThat(ask.get("/graphql").status()).isEqualTo(400);
    }

    @Test
    void refusesABodyOverTheLimitWhetherItSaysItsLengthOrNot() {
        byte[] body = (HELLO + " ".repeat(64 * 1024)).getBytes(StandardCharsets.UTF_8);

        Answer said = ask.post(new String(body, StandardCharsets.UTF_8), "Content-Type", "application/json");
        Answer chunked = ask.postChunked(body, "Content-Type", "application/json");

        assertThat(said.status()).isEqualTo(413);
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.code()).isEqualTo("TOO_LARGE");
    }

    @Test
    void takesABodyThatIsJustAsLongAsMayBe() {
        byte[] body = (HELLO + " ".repeat(64 * 1024 - HELLO.length())).getBytes(StandardCharsets.UTF_8);

        assertThat(ask.postChunked(body, "Content-Type", "application/json").status())
                .isEqualTo(200);
    }

    @Test
    void takesOverTheTraceOfTheCaller() {
        Answer answer = ask.post(
                "{\"query\":1}",
                "Content-Type",
                "application/json",
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(answer.header("X-Trace-Id")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(answer.error().at("/extensions/traceId").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void tellsResolversWhoAsks() {
        assertThat(ask.document("{ probeCaller }")
                        .body()
                        .at("/data/probeCaller")
                        .asString())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void writesMomentsInChinasTime() {
        Answer answer = ask.document(
                "query($at: DateTime) { a: probeTime(at: $at) b: probeTime(at: \"2026-11-21T01:30:00Z\") }",
                Map.of("at", "2026-11-21T02:30:00+01:00"));

        assertThat(answer.text())
                .isEqualTo("{\"data\":{\"a\":\"2026-11-21T09:30:00+08:00\",\"b\":\"2026-11-21T09:30:00+08:00\"}}");
        assertThat(ask.document("query($at: DateTime) { probeTime(at: $at) }", Map.of("at", "gestern"))
                        .code())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void keepsBootsOwnRoutesAway() {
        assertThat(ask.get("/graphql/schema").status()).isEqualTo(404);
        assertThat(ask.send("OPTIONS", "/graphql", BodyPublishers.noBody()).header("Allow"))
                .contains("POST");
    }
}

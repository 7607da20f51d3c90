package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.api.Ask.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Only documents of the manifests are answered; those that change nothing may be asked for by GET. */
@TrustedApiTest
class TrustedDocumentsTests {

    private static final String PUBLIC = "query Public($name: String) { probePublic(name: $name) }";
    private static final String TWO =
            "query Two { __typename ...Both } fragment Both on Query { probePublic probeShort }";
    private static final String PRIVATE = "query Private($list: [Int!]) { probe(list: $list) }";

    @LocalServerPort
    private int port;

    @Autowired
    private Steps steps;

    private Ask ask;

    @BeforeEach
    void connect() {
        ask = new Ask(port);
    }

    @Test
    void answersATrustedDocumentByItsIdWithoutParsingIt() {
        int parsed = steps.parsed.get();
        int executed = steps.executed.get();

        Answer answer = ask.trusted(PUBLIC, Map.of("name", "王"));

        assertThat(answer.text()).isEqualTo("{\"data\":{\"probePublic\":\"public 王\"}}");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(steps.parsed.get()).isEqualTo(parsed);
        assertThat(steps.executed.get()).isEqualTo(executed + 1);
    }

    @Test
    void refusesAnyOtherDocumentWithoutParsingIt() {
        int parsed = steps.parsed.get();

        Answer good = ask.document("{ probe }");
        Answer broken = ask.document("{");

        assertThat(good.status()).isEqualTo(400);
        assertThat(good.code()).isEqualTo("DOCUMENT_NOT_TRUSTED");
        assertThat(broken.code()).isEqualTo("DOCUMENT_NOT_TRUSTED");
        assertThat(steps.parsed.get()).isEqualTo(parsed);
    }

    @Test
    void saysThatItDoesNotKnowAnId() {
        assertThat(ask.trusted("{ probe }", Map.of()).code()).isEqualTo("DOCUMENT_UNKNOWN");
        assertThat(ask.getTrusted("{ probe }", "").code()).isEqualTo("DOCUMENT_UNKNOWN");
        assertThat(ask.getTrusted("{ probe }", "").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void letsAProxyKeepAPublicAnswerAndComparesItByItsTag() {
        Answer first = ask.getTrusted(PUBLIC, "{\"name\":\"王\"}");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).isEqualTo("{\"data\":{\"probePublic\":\"public 王\"}}");
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=30");
        assertThat(first.header("Vary")).isEqualTo("Accept");
        String tag = first.header("ETag");
        assertThat(tag).startsWith("\"");

        Answer again = ask.getTrusted(PUBLIC, "{\"name\":\"王\"}", "If-None-Match", "\"other\", W/" + tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);

        Answer changed = ask.getTrusted(PUBLIC, "{\"name\":\"李\"}", "If-None-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);

        Answer other = ask.getTrusted(PUBLIC, "{\"name\":\"王\"}", "Accept", Ask.RESPONSE, "If-None-Match", tag);
        assertThat(other.status())
                .as("the other media type is another representation")
                .isEqualTo(200);
    }

    @Test
    void takesTheShortestAgeOfTheRootFieldsThroughFragments() {
        assertThat(ask.getTrusted(TWO, "").header("Cache-Control")).isEqualTo("public, max-age=5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query Mixed { probePublic probe }",
                "query Stale { probeStale }",
                "query Broken { probeBroken }",
                "query Private($list: [Int!]) { probe(list: $list) }"
            })
    void letsNobodyKeepWhatIsNotPublicOrStaleOrFailed(String document) {
        Answer answer = ask.getTrusted(document, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("ETag")).isEmpty();
    }

    @Test
    void refusesAMutationByGetAndTakesItByPost() {
        Answer got = ask.getTrusted("mutation Change { probeChange }", "");

        assertThat(got.status()).isEqualTo(405);
        assertThat(got.header("Allow")).isEqualTo("POST");
        assertThat(ask.trusted("mutation Change { probeChange }", Map.of())
                        .body()
                        .at("/data/probeChange")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"[]", "{", "7", "{} {}", "text"})
    void refusesVariablesInTheUrlThatAreNoObject(String variables) {
        Answer answer = ask.getTrusted(PUBLIC, variables);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void holdsTheLimitsForTrustedDocumentsToo() {
        Answer answer = ask.trusted(PRIVATE, Map.of("list", Collections.nCopies(101, 1)));

        assertThat(answer.code()).isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void answersHeadAsGetWithoutTheBody() {
        String path = "/graphql?documentId=" + Ask.encode(Manifests.id(PUBLIC));

        Answer answer = ask.send("HEAD", path, BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isNotEmpty();
        assertThat(answer.text()).isEmpty();
    }
}

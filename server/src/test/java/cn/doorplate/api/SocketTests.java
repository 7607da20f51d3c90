package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** GraphQL over WebSocket, with the limits and the trust that hold over HTTP. */
@TrustedApiTest
class SocketTests {

    private static final String PRIVATE = "query Private($list: [Int!]) { probe(list: $list) }";
    private static final String PUBLIC = "query Public($name: String) { probePublic(name: $name) }";

    @LocalServerPort
    private int port;

    @Autowired
    private Steps steps;

    @Test
    void answersATrustedDocument() {
        try (SocketClient client = SocketClient.initialised(port)) {
            client.subscribe("1", Map.of("documentId", Manifests.id(PUBLIC), "variables", Map.of("name", "王")));

            JsonNode next = client.await("next");
            assertThat(next.path("id").asString()).isEqualTo("1");
            assertThat(next.at("/payload/data/probePublic").asString()).isEqualTo("public 王");
            assertThat(client.await("complete").path("id").asString()).isEqualTo("1");
        }
    }

    @Test
    void refusesADocumentThatIsNotTrustedWithoutParsingIt() {
        int parsed = steps.parsed.get();
        try (SocketClient client = SocketClient.initialised(port)) {
            client.subscribe("1", Map.of("query", "{ probe }"));
            assertThat(code(client)).isEqualTo("DOCUMENT_NOT_TRUSTED");

            client.subscribe("2", Map.of("documentId", Manifests.id("{ probe }")));
            assertThat(code(client)).isEqualTo("DOCUMENT_UNKNOWN");
        }
        assertThat(steps.parsed.get()).isEqualTo(parsed);
    }

    @Test
    void holdsTheLimits() {
        try (SocketClient client = SocketClient.initialised(port)) {
            client.subscribe(
                    "1",
                    Map.of(
                            "documentId",
                            Manifests.id(PRIVATE),
                            "variables",
                            Map.of("list", Collections.nCopies(101, 1))));

            assertThat(code(client)).isEqualTo("LIMIT_EXCEEDED");
        }
    }

    @Test
    void tellsNothingOfAnUnexpectedExceptionAndGivesTheTraceIdOfTheHandshake() {
        try (SocketClient client = SocketClient.initialised(port)) {
            client.subscribe("1", Map.of("documentId", Manifests.id("query Broken { probeBroken }")));

            JsonNode error = client.await("next").at("/payload/errors/0");
            assertThat(error.path("message").asString()).startsWith("系统暂时出了问题");
            assertThat(error.at("/extensions/traceId").asString()).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void tellsNothingOfAnUnexpectedExceptionInAStreamAndGoesOnWithTheOthers() {
        try (SocketClient client = SocketClient.initialised(port)) {
            client.subscribe("1", Map.of("documentId", Manifests.id("subscription Stream { probeStream }")));
            assertThat(client.await("next").at("/payload/data/probeStream").asString())
                    .isEqualTo("one");

            JsonNode error = client.await("error");
            assertThat(error.path("id").asString()).isEqualTo("1");
            assertThat(error.at("/payload/0/extensions/code").asString()).isEqualTo("INTERNAL_ERROR");
            assertThat(error.toString()).doesNotContain("resident", "Exception");

            client.subscribe("2", Map.of("documentId", Manifests.id(PUBLIC), "variables", Map.of("name", "王")));
            assertThat(client.await("next").path("id").asString()).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{}",
                "{\"type\":\"subscribe\",\"id\":\"1\"}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":1}}",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ a }\",\"variables\":[]}}",
                "{\"type\":\"no such type\"}",
                "{\"type\":\"next\",\"id\":\"1\"}",
                "{\"type\":\"ping\",\"payload\":\"text\"}"
            })
    void closesOnAMessageThatIsNoneOfTheProtocol(String message) {
        try (SocketClient client = SocketClient.initialised(port)) {
            client.send(message);

            assertThat(client.awaitClose()).isEqualTo(4400);
        }
    }

    @Test
    void closesOnAMessageOverTheLimit() {
        try (SocketClient client = SocketClient.initialised(port)) {
            client.send("{\"type\":\"ping\",\"payload\":\"" + "x".repeat(64 * 1024) + "\"}");

            assertThat(client.awaitClose()).isEqualTo(1009);
        }
    }

    @Test
    void closesOnAClientThatDoesNotIntroduceItself() {
        try (SocketClient client = SocketClient.connected(port)) {
            assertThat(client.awaitClose()).isEqualTo(4408);
        }
    }

    @Test
    void closesOnAQuestionBeforeTheIntroduction() {
        try (SocketClient client = SocketClient.connected(port)) {
            client.subscribe("1", Map.of("documentId", Manifests.id(PUBLIC)));

            assertThat(client.awaitClose()).isEqualTo(4401);
        }
    }

    @Test
    void keepsTheConnectionAlive() {
        try (SocketClient client = SocketClient.initialised(port)) {
            client.await("ping");
        }
    }

    private static String code(SocketClient client) {
        return client.await("next").at("/payload/errors/0/extensions/code").asString();
    }
}

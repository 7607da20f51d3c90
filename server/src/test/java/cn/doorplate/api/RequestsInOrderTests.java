package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.api.Ask.Answer;
import cn.doorplate.shared.Bulkhead;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.socket.CloseStatus;

/** What waits while the server is at work on as many requests as it takes at a time, and what does not. */
@TrustedApiTest
@TestPropertySource(
        properties = {
            "doorplate.bulkhead.size=1",
            "doorplate.bulkhead.waiting=4",
            "doorplate.bulkhead.stay=1h",
            "doorplate.graphql.reserved.fields=probePublic"
        })
class RequestsInOrderTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FOR_ALARMS = "query Public($name: String) { probePublic(name: $name) }";
    private static final String ORDINARY = "query Private($list: [Int!]) { probe(list: $list) }";

    @LocalServerPort
    private int port;

    @Autowired
    private Bulkhead bulkhead;

    private Ask ask;
    private Bulkhead.Stay others;

    @BeforeEach
    void allPlacesAreTaken() {
        ask = new Ask(port);
        others = Objects.requireNonNull(bulkhead.enter());
    }

    @AfterEach
    void letGo() {
        others.close();
    }

    @Test
    void whatIsForAlarmsIsAnsweredAtOnceAndTheRestInItsTurn() throws Exception {
        CompletableFuture<Answer> document = meanwhile(1, () -> ask.trusted(ORDINARY, Map.of()));
        CompletableFuture<Answer> kept = meanwhile(2, () -> ask.getTrusted(ORDINARY, "{}"));
        CompletableFuture<Answer> page = meanwhile(3, () -> ask.get("/d/none"));

        try (SocketClient alarms = SocketClient.initialised(port);
                SocketClient ordinary = SocketClient.initialised(port)) {
            ordinary.subscribe("1", Map.of("documentId", Manifests.id(ORDINARY)));
            await().atMost(PATIENCE).until(() -> bulkhead.countWaiting() == 4);
            alarms.subscribe("2", Map.of("documentId", Manifests.id(FOR_ALARMS)));
            assertThat(alarms.await("next").path("id").asString()).isEqualTo("2");
            theRestIsAnsweredInItsTurn(document, kept, page, ordinary);
        }
    }

    private void theRestIsAnsweredInItsTurn(
            CompletableFuture<Answer> document,
            CompletableFuture<Answer> kept,
            CompletableFuture<Answer> page,
            SocketClient ordinary)
            throws Exception {
        assertThat(ask.trusted(FOR_ALARMS, Map.of("name", "王")).text())
                .isEqualTo("{\"data\":{\"probePublic\":\"public 王\"}}");
        assertThat(ask.getTrusted(FOR_ALARMS, "{}").status()).isEqualTo(200);
        assertThat(ask.send(
                                "POST",
                                ReservedFields.PATH,
                                BodyPublishers.ofString("{\"documentId\":\"" + Manifests.id(ORDINARY) + "\"}"),
                                "Content-Type",
                                Ask.JSON)
                        .status())
                .as("what is not for alarms has no business there, and learns it without waiting")
                .isEqualTo(400);
        assertThat(ask.get("/alarm/d/none").status()).isEqualTo(200);
        assertThat(List.of(document, kept, page)).noneMatch(CompletableFuture::isDone);
        tooManyAreToldToComeAgain();

        others.close();

        assertThat(document.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(kept.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(page.get(30, TimeUnit.SECONDS).status()).isEqualTo(404);
        assertThat(ordinary.await("next").path("id").asString()).isEqualTo("1");
        untilNobodyIsInside();
    }

    private void tooManyAreToldToComeAgain() {
        Answer document = ask.trusted(ORDINARY, Map.of());
        assertThat(document.status()).isEqualTo(503);
        assertThat(document.code()).isEqualTo("UNAVAILABLE");
        assertThat(document.header("Retry-After")).isEqualTo("1");
        Answer page = ask.get("/d/none", "Accept", "text/html");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains(document.message());
        assertThat(page.header("Retry-After")).isEqualTo("1");
        try (SocketClient client = SocketClient.initialised(port)) {
            client.subscribe("1", Map.of("documentId", Manifests.id(ORDINARY)));
            assertThat(client.awaitClose()).isEqualTo(CloseStatus.SERVICE_OVERLOAD.getCode());
        }
    }

    @Test
    void aPlaceIsGivenBackByWhoeverFails() {
        others.close();

        assertThat(ask.get("/probe/broken").status()).isEqualTo(500);
        assertThat(ask.document("{ unknown }").status()).isEqualTo(400);

        untilNobodyIsInside();
    }

    /** An answer may be there a moment before its thread is done. */
    private void untilNobodyIsInside() {
        await().atMost(PATIENCE).until(() -> bulkhead.countInside() == 0);
    }

    private CompletableFuture<Answer> meanwhile(int waiting, Supplier<Answer> asks) {
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(asks, work -> new Thread(work).start());
        await().atMost(PATIENCE).until(() -> bulkhead.countWaiting() == waiting);
        return answer;
    }
}

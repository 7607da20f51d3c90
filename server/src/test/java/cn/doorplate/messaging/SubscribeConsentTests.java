package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.place.PlacePaths;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What people allow WeChat to bring, as the mini-program reports it. */
@IntegrationTest
class SubscribeConsentTests {

    private static final String REPORT = """
            mutation R($key: String!, $answers: [SubscribeAnswerInput!]!) {
              subscribeConsentReport(input: {idempotencyKey: $key, answers: $answers}) {
                settings { weChat consents { template remaining } }
                userErrors { field code message }
              }
            }""";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlacePaths paths;

    private TestClient client;

    @BeforeEach
    void somebody() {
        client = TestClient.of(port).as(new TestPeople(jdbc, paths).someone());
    }

    @Test
    void saysWhatCanBeAllowed() {
        JsonNode templates = client.field("{ subscribeTemplates { template kinds standing } }", Map.of());
        assertThat(templates.toString())
                .contains("{\"template\":\"dev-notice\",\"kinds\":[\"URGENT\",\"NOTICE\"],\"standing\":false}")
                .contains("{\"template\":\"dev-digest\",\"kinds\":[],\"standing\":false}")
                .contains("{\"template\":\"dev-alarm\",\"kinds\":[\"URGENT\"],\"standing\":true}");
    }

    @Test
    void eachOneTimeConsentCountsAndRefusingTheNextTakesNoneBack() {
        report("dev-notice", true);
        report("dev-notice", true);
        assertThat(consents(report("dev-notice", false))).isEqualTo("dev-notice:2");
    }

    @Test
    void aStandingConsentHoldsUntilItIsTakenBack() {
        assertThat(consents(report("dev-alarm", true))).isEqualTo("dev-alarm:null");
        assertThat(consents(report("dev-alarm", false))).isEmpty();
    }

    @Test
    void theSameReportCountsOnceHoweverOftenItComes() {
        String key = UUID.randomUUID().toString();
        List<CompletableFuture<JsonNode>> twins = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> report(key, List.of(answer("dev-life", true)))))
                .limit(3)
                .toList();
        twins.forEach(CompletableFuture::join);
        assertThat(consents(report(key, List.of(answer("dev-life", true))))).isEqualTo("dev-life:1");
        assertThat(code(report(key, List.of(answer("dev-notice", true))))).isEqualTo("KEY_REUSED");
    }

    @Test
    void refusesTemplatesThatAreNoneOrNamedTwiceOrTooMany() {
        assertThat(code(report("nobodys", true))).isEqualTo("INVALID");
        assertThat(code(report(
                        UUID.randomUUID().toString(),
                        List.of(answer("dev-notice", true), answer("dev-life", true), answer("dev-life", false)))))
                .isEqualTo("INVALID");
        assertThat(code(report(
                        UUID.randomUUID().toString(),
                        IntStream.range(0, 11)
                                .mapToObj(i -> answer("dev-" + i, true))
                                .toList())))
                .isEqualTo("INVALID");
        assertThat(consents(report("dev-life", false)))
                .as("nothing of it was done")
                .isEmpty();
    }

    private JsonNode report(String template, boolean accepted) {
        return report(UUID.randomUUID().toString(), List.of(answer(template, accepted)));
    }

    private JsonNode report(String key, List<Map<String, Object>> answers) {
        return client.field(REPORT, Map.of("key", key, "answers", answers));
    }

    private static Map<String, Object> answer(String template, boolean accepted) {
        return Map.of("template", template, "accepted", accepted);
    }

    private static String code(JsonNode payload) {
        return payload.at("/userErrors/0/code").asString("");
    }

    private static String consents(JsonNode payload) {
        assertThat(code(payload)).isEmpty();
        return payload.at("/settings/consents")
                .valueStream()
                .map(it -> it.path("template").asString() + ":"
                        + (it.path("remaining").isNull()
                                ? "null"
                                : it.path("remaining").asInt()))
                .collect(Collectors.joining(" "));
    }
}

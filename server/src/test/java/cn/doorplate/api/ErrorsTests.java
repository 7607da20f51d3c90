package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.api.Ask.Answer;
import graphql.introspection.Introspection;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Errors help the caller and tell nothing of the inside. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class ErrorsTests {

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    private Ask ask;

    @BeforeEach
    void connect() {
        ask = new Ask(port);
    }

    @Test
    void tellsNothingOfAnUnexpectedExceptionAndLogsItUnderTheSameTraceId(CapturedOutput log) {
        Answer answer = ask.document("{ probe(text: \"still here\") probeBroken }");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/data/probe").asString()).isEqualTo("still here");
        assertThat(answer.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(answer.error().at("/path/0").asString()).isEqualTo("probeBroken");
        assertThat(answer.text())
                .doesNotContainIgnoringCase("sql")
                .doesNotContainIgnoringCase("resident")
                .doesNotContain("Exception")
                .doesNotContain("cn.doorplate");
        String traceId = answer.header("X-Trace-Id");
        assertThat(traceId).matches("[0-9a-f]{32}");
        assertThat(answer.message()).contains("请稍后再试").contains(traceId);
        assertThat(answer.error().at("/extensions/traceId").asString()).isEqualTo(traceId);
        assertThat(log.getOut().lines().filter(line -> line.contains(traceId)))
                .anyMatch(line -> line.contains("ERROR") && line.contains("/probeBroken"));
        assertThat(log).contains("bad SQL grammar");
    }

    @Test
    void asksForPatienceWhereTwoWereInEachOthersWay() {
        Answer answer = ask.document("{ probeBusy }");

        assertThat(answer.code()).isEqualTo("UNAVAILABLE");
        assertThat(answer.message()).contains("正忙").doesNotContain("lock");
    }

    @Test
    void tellsBadInputAsItIs() {
        Answer answer = ask.document("{ probeBadInput }");

        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.message()).isEqualTo("每页最多 100 条，请改小后再试。");
        assertThat(answer.error().at("/extensions/traceId").asString()).isEqualTo(answer.header("X-Trace-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ probe(text: 1) }", "query($t: String) { probe(text: $t) }"})
    void namesNoClassForAValueOfTheWrongType(String document, CapturedOutput log) {
        Answer answer = ask.document(document, Map.of("t", Map.of("a", 1)));

        assertThat(answer.message()).contains("格式不对").doesNotContain("Map", "Value", "String");
        String traceId = answer.header("X-Trace-Id");
        assertThat(log.getOut().lines()).anyMatch(line -> line.contains(traceId) && line.contains("refused"));
    }

    @Test
    void tellsOfANullWhereNoneMayBeAsOurFault(CapturedOutput log) {
        Answer answer = ask.document("{ probeNull }");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("data").isNull()).isTrue();
        assertThat(answer.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(answer.message()).startsWith("系统暂时出了问题");
        assertThat(log.getOut().lines())
                .anyMatch(line -> line.contains(answer.header("X-Trace-Id")) && line.contains("probeNull"));
    }

    @Test
    void refusesIntrospectionWhereItIsOff() {
        boolean before = Introspection.enabledJvmWide(false);
        try {
            Answer answer = ask.document("{ __schema { queryType { name } } }");

            assertThat(answer.code()).isEqualTo("INTROSPECTION_DISABLED");
            assertThat(answer.message()).startsWith("这里不提供");
            assertThat(answer.body().has("data")).isFalse();
        } finally {
            Introspection.enabledJvmWide(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ probe }", "{ probe(text: 1) }", "{ probeBadInput }", "{ probeBroken }"})
    void countsRequestsByTheirOutcome(String document) {
        double before = counted();

        ask.document(document);

        assertThat(counted()).isEqualTo(before + 1);
        assertThat(meters.find("doorplate.graphql.requests").timers()).hasSize(4);
    }

    private double counted() {
        return meters.find("doorplate.graphql.requests").timers().stream()
                .mapToDouble(timer -> timer.count())
                .sum();
    }

    @Test
    void showsAPersonAPageInChineseWhereThereIsNothing() {
        Answer answer = ask.get("/nothing/here", "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWithIgnoringCase("text/html");
        assertThat(answer.text()).contains("没有找到这个页面").contains(answer.header("X-Trace-Id"));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void tellsAProgramTheSameAsAProblem() {
        Answer answer = ask.get("/nothing/here", "Accept", "application/json");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().path("traceId").asString()).isEqualTo(answer.header("X-Trace-Id"));
        assertThat(answer.body().path("instance").asString()).isEqualTo("/nothing/here");
    }

    @Test
    void showsAPageThatTellsNothingWhereAControllerFails(CapturedOutput log) {
        for (String accept : new String[] {"text/html", "application/json", "*/*"}) {
            Answer answer = ask.get("/probe/broken", "Accept", accept);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text())
                    .contains("系统暂时出了问题", "请稍后再试")
                    .contains(answer.header("X-Trace-Id"))
                    .doesNotContainIgnoringCase("sql")
                    .doesNotContain("Exception");
            assertThat(log.getOut().lines())
                    .anyMatch(line -> line.contains(answer.header("X-Trace-Id")) && line.contains("ERROR"));
        }
    }

    @Test
    void showsBadInputOfAPageAsItIs() {
        Answer answer = ask.get("/probe/bad", "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("没有这一页，请返回首页。");
    }
}

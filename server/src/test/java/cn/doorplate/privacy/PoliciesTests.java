package cn.doorplate.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.doorplate.IntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class PoliciesTests {

    @Autowired
    private Policies policies;

    @Autowired
    private Retention retention;

    @LocalServerPort
    private int port;

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theNewestHoldsWhoseDayHasCome() {
        PrivacyPolicy old = new PrivacyPolicy("1.0", LocalDate.parse("2026-11-21"), "");
        PrivacyPolicy coming = new PrivacyPolicy("1.1", LocalDate.parse("2026-12-01"), "");
        List<PrivacyPolicy> both = List.of(coming, old);
        assertThat(Policies.newest(both, LocalDate.parse("2026-11-30"))).isEqualTo(old);
        assertThat(Policies.newest(both, LocalDate.parse("2026-12-01"))).isEqualTo(coming);
        assertThatIllegalStateException().isThrownBy(() -> Policies.newest(both, LocalDate.parse("2026-11-20")));
        assertThatIllegalStateException().isThrownBy(() -> Policies.parse("2.0", "# 没有日期\n"));
    }

    @Test
    void theOneThatHoldsSaysWhatTheLawDemands() {
        PrivacyPolicy policy = policies.current();
        assertThat(policies.find(policy.version())).contains(policy);
        assertThat(policy.text())
                .contains("本平台的运营单位", "不满十四周岁", "监护人同意", "七天", "撤回同意", "境内", "投诉")
                .doesNotContain("{", "发布日期");
    }

    @Test
    void itsPageNeedsNothingElseAndNoLogin() throws Exception {
        HttpResponse<String> page = get("/privacy");
        PrivacyPolicy policy = policies.current();
        String published = DateTimeFormatter.ofPattern("uuuu年M月d日").format(policy.publishedOn());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "style-src 'sha256-");
        assertThat(page.body())
                .contains("<h1>隐私政策</h1>", "版本 " + policy.version(), published + "发布", "<h2>六、您的权利</h2>", "<li>")
                .doesNotContain("<script", "## ", "- 查阅", "http");
        PolicySection.of(policies.current().text())
                .forEach(section ->
                        section.items().forEach(item -> assertThat(page.body()).contains("<li>" + item + "</li>")));
    }

    @Test
    void eachVersionHasItsPageInLargePrintTooAndNoOtherHas() throws Exception {
        assertThat(get("/privacy/2026-11?large=1").body()).contains("class=\"large\"", "标准字号");
        assertThat(get("/privacy/9.9").statusCode()).isEqualTo(404);
        assertThat(get("/privacy/..%2Fapplication").statusCode()).isGreaterThanOrEqualTo(400);
    }

    /** Otherwise the application would not have started; and no module may be without either. */
    @Test
    void theScheduleOfWhatIsKeptAndTheModulesSayTheSame() {
        assertThat(retention.gaps()).isEmpty();
    }
}

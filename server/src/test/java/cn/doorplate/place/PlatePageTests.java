package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlatePageTests {

    private static final int LIMIT = 30 * 1024;

    @Test
    void showsThePlateThenWhatConcernsTheDoorThenWhoToCallThenEmergenciesThenWhereItIs() {
        String html = PlatePageSamples.html(PlatePageSamples.active(), false);
        assertThat(html)
                .containsSubsequence(
                        "积善路18号",
                        "御景苑</span>3栋 2单元</h1>",
                        PlateCode.parse(PlatePageSamples.CODE).orElseThrow().spaced(),
                        "门牌有效",
                        "演示数据",
                        "有事找谁",
                        "周明远",
                        "tel:085100001021",
                        "王英",
                        "子营街道办事处",
                        "tel:110",
                        "tel:119",
                        "tel:120",
                        "贵州省",
                        "积善社区",
                        "第一网格",
                        "本页是公开信息",
                        "今天 09:30");
        assertThat(html).doesNotContain("可能已过时", "<form", "12345");
    }

    @Test
    void saysOfAStalePageThatItMayBeOutOfDateAndSinceWhen() {
        Doorplate plate = PlatePageSamples.stale();
        Clock dayAfter = Clock.offset(PlatePageSamples.CLOCK, Duration.ofDays(1));
        String html = PlatePageSamples.template().write(PlatePage.of(plate, false, dayAfter));
        assertThat(html).contains("可能已过时", "您看到的是昨天 09:30 保存的内容").doesNotContain("门牌有效");
    }

    @Test
    void paintsAHouseInALaneWithItsNumberLargeAndTheLaneAbove() {
        assertThat(PlatePageSamples.html(PlatePageSamples.house(), false))
                .contains("<p class=\"street\">积善巷</p>", "<h1 class=\"n1\">12号</h1>", "<dd>积善巷12号</dd>");
    }

    @Test
    void foldsAwayWhatComesAfterTheThirdSection() {
        assertThat(PlatePageSamples.html(PlatePageSamples.biggest(), false)).contains("还有 2 条与这扇门有关");
    }

    @ParameterizedTest
    @EnumSource(value = DoorplateStatus.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void givesEveryStateASentenceAWayOnAndTheEmergencyNumbers(DoorplateStatus status) {
        PlatePage page =
                PlatePage.of(PlatePageSamples.without(status, PlatePageSamples.CODE), false, PlatePageSamples.CLOCK);
        String html = PlatePageSamples.template().write(page);
        PlatePageState state = Objects.requireNonNull(page.kind());
        assertThat(state.ways()).isNotEmpty();
        assertThat(html).contains(state.title(), state.sentence(), "tel:110", "tel:119", "tel:120", "tel:12345");
        assertThat(html).contains(status == DoorplateStatus.LIMITED ? "重新打开" : "<form");
    }

    @ParameterizedTest
    @MethodSource("all")
    void isSmallAndAsksForNothingElse(Doorplate plate) {
        for (boolean large : new boolean[] {false, true}) {
            String html = PlatePageSamples.html(plate, large);
            assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(LIMIT);
            assertThat(html).doesNotContain("http", "<script", "<img", "<link", "@import", "url(", " style=", "src=");
            List<String> elsewhere = Pattern.compile("href=\"([^\"]*)\"")
                    .matcher(html)
                    .results()
                    .map(match -> match.group(1))
                    .filter(href -> !href.matches("(/[^/\\\\].*|tel:[0-9+,]+|#[a-z]+)"))
                    .toList();
            assertThat(elsewhere).isEmpty();
        }
    }

    @Test
    void namesOnlyIconsThatItCarries() {
        all().map(plate -> PlatePageSamples.html(plate, false)).forEach(html -> {
            List<String> used = found(html, "xlink:href=\"#([a-z]+)\"");
            List<String> carried = found(html, "<symbol id=\"([a-z]+)\"");
            assertThat(carried).containsAll(used);
        });
    }

    @Test
    void showsMarkupInTheDataAsTextAndLeadsNobodyAway() {
        String html = PlatePageSamples.html(PlatePageSamples.hostile(), false);
        assertThat(html)
                .contains("&lt;script&gt;")
                .doesNotContain("<script", "javascript:alert(1)\"", "href=\"//", "evil.example\"");
    }

    @Test
    void showsWhateverWasTypedAsTextAndCutsIt() {
        String typed = "<b>" + "x".repeat(200);
        String html = PlatePageSamples.html(PlatePageSamples.without(DoorplateStatus.MISTYPED, typed), false);
        assertThat(html).contains("&lt;b&gt;xxx", "…</p>").doesNotContain("<b>xxx", "x".repeat(60) + "…");
    }

    @Test
    void leadsToLargePrintAndBackByTheAddressAlone() {
        assertThat(PlatePageSamples.html(PlatePageSamples.active(), false))
                .contains("href=\"/d/" + PlatePageSamples.CODE + "?large=1\"", "<html lang=\"zh-CN\">");
        assertThat(PlatePageSamples.html(PlatePageSamples.active(), true))
                .contains("href=\"/d/" + PlatePageSamples.CODE + "\"", "<html lang=\"zh-CN\" class=\"large\">");
        assertThat(PlatePageSamples.html(PlatePageSamples.without(DoorplateStatus.MISTYPED, "X"), true))
                .contains("<input type=\"hidden\" name=\"large\" value=\"1\">");
    }

    static Stream<Doorplate> all() {
        return Stream.concat(
                Stream.of(
                        PlatePageSamples.active(),
                        PlatePageSamples.stale(),
                        PlatePageSamples.house(),
                        PlatePageSamples.biggest()),
                Stream.of(DoorplateStatus.values())
                        .filter(status -> status != DoorplateStatus.ACTIVE)
                        .map(status -> PlatePageSamples.without(status, PlatePageSamples.CODE)));
    }

    private static List<String> found(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}

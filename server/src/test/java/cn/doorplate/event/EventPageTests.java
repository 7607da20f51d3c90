package cn.doorplate.event;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** An event for any browser, for a calendar and as a code. */
class EventPageTests extends EventGround {

    @Test
    void aPageSaysWhatIsOnForWhomAndHowManyPlacesAreLeft() {
        String event = published(content(2));
        done(signUp(passerBy(), event));

        HttpResponse<String> page = TestClient.of(port).get("/events/" + event);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("免费体检", "社区服务中心二楼", "县人民医院", "还有 1 个", "tel:085124621234", "测血糖")
                .doesNotContain("<script");
        assertThat(TestClient.of(port).get("/events/" + event + "?large=1").body())
                .contains("class=\"large\"");
        assertThat(TestClient.of(port).get("/events/0000000000000").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCalendarUnderstandsItAndKnowsItAgainWhenItChanged() throws Exception {
        String event = published(content(2, "text", "带上身份证；\\空腹, 来😀。\n第二行"));
        VEvent first = calendar(event);

        done(staff(office, "eventCancel", named(file(event), Map.of("reason", "下雨"))));
        VEvent then = calendar(event);

        assertThat(first.getSummary().getValue()).isEqualTo("免费体检");
        assertThat(first.getLocation().getValue()).isEqualTo("社区服务中心二楼");
        assertThat(first.getDescription().getValue())
                .contains("带上身份证；\\空腹, 来😀。\n第二行")
                .contains("/events/" + event);
        assertThat(first.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(then.getUid()).isEqualTo(first.getUid());
        assertThat(then.getSequence().getSequenceNo())
                .isGreaterThan(first.getSequence().getSequenceNo());
        assertThat(then.getStatus().getValue()).isEqualTo("CANCELLED");
    }

    private VEvent calendar(String event) throws Exception {
        HttpResponse<String> file = TestClient.of(port).get("/events/" + event + ".ics");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(file.body().lines().map(line -> line.getBytes(StandardCharsets.UTF_8).length))
                .allMatch(octets -> octets <= 75);
        Calendar calendar = new CalendarBuilder().build(new StringReader(file.body()));
        calendar.validate();
        return (VEvent) calendar.getComponent("VEVENT").orElseThrow();
    }

    @Test
    void aCodeIsDrawnForASharePicture() {
        String event = published(content(2));

        HttpResponse<String> code = TestClient.of(port).get("/events/" + event + "/code.png");

        assertThat(code.statusCode()).isEqualTo(200);
        assertThat(code.headers().firstValue("Content-Type").orElse("")).isEqualTo("image/png");
        assertThat(code.body()).contains("PNG");
    }

    @Test
    void whatAnyCameraReadsAtTheDoorLeadsToTheEvent() {
        String event = published(content(2));

        HttpResponse<String> door = TestClient.of(port).get("/e/" + event + "ABCDEFGH");

        assertThat(door.statusCode()).isEqualTo(302);
        assertThat(door.headers().firstValue("Location").orElse("")).endsWith("/events/" + event);
    }
}

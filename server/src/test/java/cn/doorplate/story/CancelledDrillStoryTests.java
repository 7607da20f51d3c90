package cn.doorplate.story;

import static cn.doorplate.story.EventPhone.declined;
import static cn.doorplate.story.EventPhone.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A fire drill is on for Saturday, with one place and one who waits. It rains, and the office calls it off: both are told, once; it is
 * on no plate any more, nobody is reminded of it, nobody is said to have stayed away, and the calendar says that it is off.
 */
@EventStoryTest
@NullUnmarked // a null where something should be is a failed test
class CancelledDrillStoryTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String COMMUNITY = "520329001005";

    /** 滨河花园 3栋 2单元, as the start page has it. */
    private static final String PLATE = "C05V-9V8N-515NR";

    private static final String OFF = "活动取消：消防演练";

    @LocalServerPort
    private int port;

    @Test
    void everyoneIsToldOnceAndItIsGone() {
        SetClock clock = EventStoryTest.CLOCK;
        clock.set(SetClock.at("2027-03-01T09:00"));
        EventPhone office = EventPhone.of(port, "demo-community");
        EventPhone guilan = EventPhone.of(port, "demo-resident");
        EventPhone neighbour = EventPhone.newcomer(port, "周大爷");
        String event = office.publish(COMMUNITY, drill());
        done(guilan.signUp(event));
        done(neighbour.signUp(event));
        await().atMost(PATIENCE).until(() -> onThePlate().stream().anyMatch(line -> line.contains("消防演练")));

        done(office.onFile("eventCancel", event, Map.of("reason", "大雨，改到四月")));

        await().atMost(PATIENCE)
                .until(() -> guilan.told().contains(OFF) && neighbour.told().contains(OFF));
        await().atMost(PATIENCE).until(() -> onThePlate().stream().noneMatch(line -> line.contains("消防演练")));
        assertThat(guilan.mine(event).path("standing").asString()).isEqualTo("活动已取消，不用来了。");
        assertThat(declined(EventPhone.newcomer(port, "来晚的人").signUp(event))).isIn("CANCELLED", "OVER");
        assertThat(TestClient.of(port).get("/events/" + event + ".ics").body()).contains("STATUS:CANCELLED");

        clock.set(SetClock.at("2027-03-07T09:00"));
        EventPhone later = EventPhone.newcomer(port, "第二天的人");
        String other = office.publish(COMMUNITY, drillOn("2027-03-20T09:00"));
        done(later.signUp(other));
        assertThat(Collections.frequency(guilan.told(), OFF)).isEqualTo(1);
        assertThat(guilan.told()).noneMatch(title -> title.startsWith("活动提醒：消防演练"));
        assertThat(guilan.mine(event).path("noShow").asBoolean()).isFalse();
    }

    private static Map<String, Object> drill() {
        return drillOn("2027-03-06T09:00");
    }

    private static Map<String, Object> drillOn(String time) {
        Instant begin = SetClock.at(time);
        Map<String, Object> content = new HashMap<>();
        content.put("kind", "DRILL");
        content.put("title", "消防演练");
        content.put("text", "学用灭火器，走一遍疏散通道。");
        content.put("host", "积善社区");
        content.put("places", List.of(Map.of("region", COMMUNITY)));
        content.put("venue", "滨河花园广场");
        content.put("startsAt", begin.toString());
        content.put("endsAt", begin.plus(Duration.ofHours(1)).toString());
        content.put("capacity", 1);
        content.put("who", Map.of("audiences", List.of("EVERYONE")));
        return content;
    }

    private List<String> onThePlate() {
        return TestClient.of(port)
                .field(
                        "query($code: String!) { doorplate(code: $code) { sections { title lines { text } } } }",
                        Map.of("code", PLATE))
                .path("sections")
                .valueStream()
                .flatMap(section -> section.path("lines").valueStream())
                .map(line -> line.path("text").asString())
                .toList();
    }
}

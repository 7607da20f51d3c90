package cn.doorplate.story;

import static cn.doorplate.story.EventPhone.declined;
import static cn.doorplate.story.EventPhone.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * The community holds a health check for those who drive and ride: three places, two of them for drivers. They are soon gone. 马国强
 * cannot come and gives his back; who waits first does not see it in time, and the next in line comes. At the door one scans the code
 * and one shows his pass; 李桂兰 stays away. Whoever came says how it was.
 */
@EventStoryTest
@NullUnmarked // a null where something should be is a failed test
class HealthCheckStoryTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String COMMUNITY = "520329001005";
    private static final String COUNTY = "520329";

    @LocalServerPort
    private int port;

    @Test
    void isPublishedFullWaitedForPromotedCheckedInAndScored() {
        SetClock clock = EventStoryTest.CLOCK;
        clock.set(SetClock.at("2026-12-01T09:00"));
        EventPhone office = EventPhone.of(port, "demo-community");
        EventPhone guoqiang = EventPhone.of(port, "demo-rider");
        EventPhone guilan = EventPhone.of(port, "demo-resident");
        EventPhone second = driver("张师傅");
        EventPhone third = driver("赵师傅");
        EventPhone fourth = driver("钱师傅");

        String event = office.publish(COMMUNITY, healthCheck());
        assertThat(titles(guoqiang.phone(), "{ me { events { nodes { title } } } }", "/events/nodes"))
                .contains("网约车司机免费体检");

        String his = done(guoqiang.signUp(event)).path("id").asString();
        assertThat(done(second.signUp(event)).path("group").asString()).isEqualTo("司机和骑手");
        done(guilan.signUp(event));
        assertThat(declined(EventPhone.newcomer(port, "路过的人").signUp(event))).isEqualTo("WRONG_GROUP");
        JsonNode waits = done(third.signUp(event));
        assertThat(waits.path("standing").asString()).isEqualTo("您排在候补第 1 位，有名额会马上通知您。");
        assertThat(done(fourth.signUp(event)).path("ahead").asInt()).isEqualTo(1);
        assertThat(office.file(event).at("/event/placesLeft").asInt()).isZero();

        done(guoqiang.with("eventSignUpCancel", his));
        assertThat(third.mine(event).path("state").asString()).isEqualTo("OFFERED");
        assertThat(third.told()).contains("有名额了，请确认");
        clock.set(clock.instant().plus(Duration.ofMinutes(121)));
        await().atMost(PATIENCE)
                .until(() -> fourth.mine(event).path("state").asString().equals("OFFERED"));
        assertThat(third.mine(event).path("state").asString()).isEqualTo("LAPSED");
        done(fourth.with("eventOfferAccept", fourth.mine(event).path("id").asString()));

        clock.set(SetClock.at("2026-12-09T09:00:30"));
        await().atMost(PATIENCE).until(() -> second.told().contains("活动提醒：网约车司机免费体检"));
        assertThat(third.told()).doesNotContain("活动提醒：网约车司机免费体检");
        clock.set(SetClock.at("2026-12-10T08:00:30"));
        await().atMost(PATIENCE).until(() -> fourth.told().contains("活动快开始了：网约车司机免费体检"));

        String code = office.phone()
                .ask("query($id: ID!) { eventDoorCode(event: $id) { link digits } }", Map.of("id", event))
                .path("link")
                .asString();
        done(second.scan(code));
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(declined(fourth.scan(code))).as("a photo of the code").isEqualTo("CODE_OLD");
        String pass = fourth.mine(event).path("pass").asString();
        JsonNode recorded = done(office.act(
                "eventAttendanceRecord",
                "results { outcome text }",
                Map.of("event", event, "came", List.of(Map.of("pass", pass)))));
        assertThat(recorded.at("/0/outcome").asString()).isEqualTo("RECORDED");

        clock.set(SetClock.at("2026-12-10T14:30"));
        await().atMost(PATIENCE).until(() -> office.file(event).path("noShows").asInt() == 1);
        assertThat(guilan.mine(event).path("standing").asString()).isEqualTo("报了名，没有来。");
        done(second.score(second.mine(event).path("id").asString(), 5));
        done(fourth.score(fourth.mine(event).path("id").asString(), 4));
        assertThat(declined(guilan.score(guilan.mine(event).path("id").asString(), 1)))
                .isEqualTo("NOT_THERE");
        done(office.onFile("eventReport", event, Map.of("text", "两位师傅做了体检。")));
        JsonNode after = office.file(event);
        assertThat(after.path("checkedIn").asInt()).isEqualTo(2);
        assertThat(after.at("/event/came").asInt()).isEqualTo(2);
        assertThat(after.at("/event/score").asDouble()).isEqualTo(4.5);
    }

    private EventPhone driver(String name) {
        EventPhone driver = EventPhone.newcomer(port, name);
        JsonNode registered = driver.phone()
                .ask(
                        "mutation($county: String!) { riderRegister(input: {idempotencyKey: \"ride\", county: $county}) {"
                                + " userErrors { code message } } }",
                        Map.of("county", COUNTY));
        assertThat(registered.path("userErrors")).isEmpty();
        return driver;
    }

    private static Map<String, Object> healthCheck() {
        Instant begin = SetClock.at("2026-12-10T09:00");
        Map<String, Object> content = new HashMap<>();
        content.put("kind", "HEALTH_CHECK");
        content.put("title", "网约车司机免费体检");
        content.put("text", "量血压、测血糖、查视力。请空腹，带上驾驶证。");
        content.put("host", "县人民医院");
        content.put("places", List.of(Map.of("region", COMMUNITY)));
        content.put("venue", "积善社区服务中心二楼");
        content.put("startsAt", begin.toString());
        content.put("endsAt", begin.plus(Duration.ofHours(3)).toString());
        content.put("capacity", 3);
        content.put("who", Map.of("audiences", List.of("RESIDENTS")));
        content.put(
                "groups",
                List.of(Map.of("name", "司机和骑手", "capacity", 2, "who", Map.of("audiences", List.of("RIDERS")))));
        return content;
    }

    private static List<String> titles(Phone phone, String document, String at) {
        return phone.ask(document, Map.of())
                .at(at)
                .valueStream()
                .map(node -> node.path("title").asString())
                .toList();
    }
}

package cn.doorplate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * 马国强 rides past a lamp that is dark, photographs it and goes on. The property company has it in its promised minutes, changes the
 * lamp, and shows it; he says that it is bright again.
 */
@StoryTest
@NullUnmarked // a null where something should be is a failed test
class StreetLampStoryTests {

    /** 滨河花园 3栋 2单元, as the start page has it. */
    private static final String PLATE = "C05V-9V8N-515NR";

    @LocalServerPort
    private int port;

    @Test
    void isFixedInThePromisedMinutes() {
        CasePhone rider = CasePhone.of(port, "demo-rider");
        CasePhone property = CasePhone.of(port, "demo-property");
        JsonNode building = rider.phone()
                .ask(
                        "query($code: String!) { doorplate(code: $code) { building { id location { longitude latitude } } } }",
                        Map.of("code", PLATE))
                .path("building");

        String id = rider.file(
                "report",
                Map.of(
                        "category",
                        "street-lamp",
                        "at",
                        Map.of(
                                "spot",
                                Map.of(
                                        "location",
                                        Map.of(
                                                "longitude",
                                                building.at("/location/longitude")
                                                                .asDouble()
                                                        + 0.0002,
                                                "latitude",
                                                building.at("/location/latitude")
                                                        .asDouble()),
                                        "words",
                                        "大门右手第三盏路灯")),
                        "text",
                        "灯不亮，路口很黑。",
                        "photos",
                        List.of(rider.photo())));
        JsonNode his = rider.of(id);
        assertThat(his.path("placeName").asString()).contains("大门右手第三盏路灯");
        assertThat(his.path("category").path("promise").asString()).contains("30分钟");

        JsonNode waits =
                property.until(id, it -> it.path("textState").asString().equals("FIT"));
        assertThat(waits.path("level").asString()).isEqualTo("COMPOUND");
        assertThat(waits.path("minutesLeft").asInt()).isBetween(0, 30);
        assertThat(queue(property)).contains(id);
        property.act("caseTake", id, Map.of());
        property.act(
                "caseFinish", id, Map.of("outcome", "SOLVED", "text", "已换灯泡。", "photos", List.of(property.photo())));
        assertThat(property.of(id).path("overdue").asBoolean()).isFalse();

        rider.act("caseConfirm", id, Map.of("score", 5));
        JsonNode ended = rider.of(id);
        assertThat(ended.path("ending").asString()).isEqualTo("CONFIRMED");
        assertThat(ended.at("/history/nodes")
                        .valueStream()
                        .map(it -> it.path("late").asBoolean()))
                .as("nothing was late")
                .containsOnly(false);
        assertThat(queue(property)).doesNotContain(id);
    }

    private static List<String> queue(CasePhone who) {
        return who.phone()
                .ask("{ caseQueue(first: 100) { nodes { id } } }", Map.of())
                .path("nodes")
                .valueStream()
                .map(it -> it.path("id").asString())
                .toList();
    }
}

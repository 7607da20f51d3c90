package cn.doorplate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * 李桂兰's tap drips. She orders a repair; the community opens it to its units, one of which takes it, repairs the tap and shows how
 * it was and is; she is content, and the community shows everybody what came of it (点单、派单、接单、晒单).
 */
@StoryTest
@NullUnmarked // a null where something should be is a failed test
class OrderShownStoryTests {

    /** 滨河花园 3栋 2单元, as the start page has it. */
    private static final String PLATE = "C05V-9V8N-515NR";

    private static final String COMMUNITY = "520329001005";

    @LocalServerPort
    private int port;

    @Test
    void isTakenDoneAndShown() {
        CasePhone resident = CasePhone.of(port, "demo-resident");
        CasePhone community = CasePhone.of(port, "demo-community");
        CasePhone unit = CasePhone.of(port, "demo-member-unit");
        unitOf(community);

        String id = resident.file(
                "order",
                Map.of(
                        "category", "home-repair",
                        "at", Map.of("doorplate", PLATE),
                        "door", "601",
                        "text", "厨房水龙头关不紧，年纪大了自己修不了。"));
        community.until(id, it -> it.path("textState").asString().equals("FIT"));
        onOrder(community, "orderOffer", id, Map.of());
        assertThat(pool(unit)).contains(id);

        unit.mutate("orderTake", Map.of("order", id), "order { id }");
        assertThat(resident.of(id).path("unit").path("name").asString()).startsWith("县供电局党员服务队");
        assertThat(pool(unit)).doesNotContain(id);
        List<String> before = List.of(unit.photo());
        List<String> after = List.of(unit.photo());
        unit.act("caseFinish", id, Map.of("outcome", "SOLVED", "text", "换了阀芯，不滴了。", "before", before, "after", after));
        resident.act("caseConfirm", id, Map.of("score", 5));

        resident.until(id, it -> allFit(it.path("photos")));
        List<String> chosen = List.of(before.get(0), after.get(0));
        onOrder(community, "orderShow", id, Map.of("text", "为一位老人换好了水龙头阀芯。", "photos", chosen));
        // WeChat has not answered yet: another person looks at them.
        CasePhone street = CasePhone.of(port, "demo-street");
        chosen.forEach(photo -> street.act("caseTextJudge", id, Map.of("target", photo, "fit", true)));
        JsonNode shown = shown(CasePhone.of(port, "demo-newcomer"), "为一位老人换好了水龙头阀芯。");
        assertThat(shown.path("unit").asString()).startsWith("县供电局党员服务队");
        assertThat(shown.path("before")).hasSize(1);
        assertThat(shown.path("after")).hasSize(1);
        assertThat(shown.toString()).as("nobody is named").doesNotContain("李", "601");
    }

    /** A unit of the community for which 郑丽华 answers, beside the one of the demo. */
    private static void unitOf(CasePhone community) {
        String name = "县供电局党员服务队 " + UUID.randomUUID().toString().substring(0, 8);
        JsonNode entered = community.mutate(
                "memberUnitEnter",
                Map.of("idempotencyKey", name, "region", COMMUNITY, "name", name),
                "memberUnit { id }");
        community.mutate(
                "memberUnitJoin",
                Map.of("unit", entered.at("/memberUnit/id").asString(), "phone", "14000001009"),
                "memberUnit { id }");
    }

    private static void onOrder(CasePhone who, String mutation, String id, Map<String, ?> input) {
        Map<String, Object> whole = new HashMap<>(input);
        whole.put("order", id);
        whole.put("version", who.of(id).path("version").asInt());
        who.mutate(mutation, whole, "order { id }");
    }

    private static List<String> pool(CasePhone unit) {
        return unit.phone()
                .ask("{ orderPool(first: 100) { nodes { id } } }", Map.of())
                .path("nodes")
                .valueStream()
                .map(it -> it.path("id").asString())
                .toList();
    }

    private static boolean allFit(JsonNode photos) {
        return photos.valueStream().allMatch(it -> it.path("state").asString().equals("FIT"));
    }

    private static JsonNode shown(CasePhone anybody, String text) {
        return anybody.phone()
                .ask("""
                    query($community: String!) {
                      ordersShown(at: {region: $community}, first: 100) {
                        nodes { category text unit before { url } after { url } score }
                      }
                    }
                    """, Map.of("community", COMMUNITY))
                .path("nodes")
                .valueStream()
                .filter(it -> it.path("text").asString().equals(text))
                .findFirst()
                .orElseThrow();
    }
}

package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the other side of a dispute, who was told of it, sees: the dispute, what was answered and what staff decided. */
@NullUnmarked // what is null where it must not be is a failed test
class OtherSideTests extends CaseFixture {

    private static final String ALL = """
            text state standing ending score urged extension { state } finish { outcome text } photos { id }
            history(first: 50) { nodes { action line text } }
            ... on Dispute { otherSides { isMe answers { text } } }""";

    private static final String LISTED = "{ me { disputesAgainst(first: 10) { nodes { standing score urged } } } }";

    @Test
    void whatTheRaiserWritesToTheOfficeIsNotForThemNorTheScore() {
        Someone neighbour = people.someone();
        Someone street = people.holding(
                Role.STREET_STAFF,
                new PlaceRef(
                        PlaceKind.REGION,
                        door.community().at(RegionLevel.STREET).value()));
        JsonNode dispute = filed(neighbour);
        said("caseUrge", dispute, Map.of());
        said("caseComment", dispute, Map.of("text", "他家不讲理。"));
        finished(office, dispute);
        done(act(resident, "caseObject", "case", named(dispute, Map.of("reason", "他家照旧吵闹。"))));
        finished(street, dispute);
        done(act(resident, "caseConfirm", "case", named(dispute, Map.of("score", 2, "text", "勉强算了。"))));
        jdbc.update("update case_text set state = 'FIT' where case_id = ?", id(dispute));

        JsonNode theirs = seen(neighbour, dispute.path("id").asString(), ALL);

        assertThat(theirs.path("text").asString()).isEqualTo("楼上夜里很吵。");
        assertThat(theirs.at("/finish/outcome").asString()).isEqualTo("SOLVED");
        assertThat(theirs.at("/history/nodes")
                        .valueStream()
                        .map(node -> node.path("action").asString()))
                .containsExactly("FILE", "TAKE", "FINISH", "OBJECT", "TAKE", "FINISH", "CONFIRM");
        assertThat(theirs.path("score").isNull()).isTrue();
        assertThat(theirs.path("urged").asBoolean()).isFalse();
        JsonNode listed = as(neighbour).field(LISTED, Map.of()).at("/disputesAgainst/nodes/0");
        assertThat(listed.path("score").isNull()).isTrue();
        assertThat(theirs.toString() + listed).doesNotContain("不讲理", "照旧", "勉强", "2分");
        assertThat(listed.path("standing").asString()).isEqualTo("已办结：提出人认可。");
        JsonNode own = seen(resident, dispute.path("id").asString(), ALL);
        assertThat(own.path("score").asInt()).isEqualTo(2);
        assertThat(own.toString()).contains("不讲理", "照旧", "勉强", "提出人认可，评2分");
    }

    /** With them on its other side, who were told. */
    private JsonNode filed(Someone neighbour) {
        Map<String, Object> input =
                input("noise", Map.of("doorplate", door.plate().toString()), "楼上夜里很吵。");
        input.put("otherSides", List.of(Map.of("name", "老李", "tell", true)));
        JsonNode dispute = done(dispute(resident, input));
        jdbc.update(
                "update case_party set person_id = ?, told_at = utc_timestamp(3) where case_id = ? and side = 'OTHER_SIDE'",
                neighbour.id(),
                id(dispute));
        return dispute;
    }

    private void said(String mutation, JsonNode node, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.put("case", node.path("id").asString());
        done(act(resident, mutation, "case", input));
    }

    private void finished(Someone who, JsonNode node) {
        done(act(who, "caseTake", "case", named(node, Map.of())));
        done(act(who, "caseFinish", "case", named(node, Map.of("outcome", "SOLVED", "text", "谈妥了。"))));
    }
}

package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.api.SocketClient;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.TestPeople.Reachable;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who raised a dispute without a name stays unknown to the other side, whichever way they look at it. */
@NullUnmarked // what is null where it must not be is a failed test
class AnonymousCaseTests extends CaseFixture {

    private static final String DOOR = "甲六〇二";

    private static final String ALL = """
            id number kind category { name hint promise } text textState textRef placeName place { __typename }
            building { id name } region { name } location { longitude latitude } doorplate
            raisedBy { name phone isMe ref } raisedFor { name phone ref } filedBy { name phone ref } anonymous state standing
            level desk { title placeName place { __typename } } handler { name title } pause { text } extension { reason }
            finish { text } photos { id role state url } actions cursor version
            history(first: 50) { nodes { seq action line text textRef by { name title } bySide desk { title placeName } internal } }
            ... on Dispute { otherSides { id name door told isMe answers { text } } }""";

    private Reachable raiser;
    private Reachable neighbour;
    private JsonNode dispute;

    @BeforeEach
    void quarrel() throws Exception {
        raiser = people.reachable(index);
        resident = raiser.someone();
        neighbour = people.reachable(index);
        lives(resident, household(DOOR));
        lives(neighbour.someone(), household("702"));
        onWeChat(resident);
        Map<String, Object> input =
                input("noise", Map.of("doorplate", door.plate().toString()), "楼上夜里很吵。");
        input.put("door", DOOR);
        input.put("anonymous", true);
        input.put("photos", photos(resident, 1));
        input.put("otherSides", List.of(Map.of("phone", neighbour.phone(), "tell", true)));
        dispute = done(dispute(resident, input));
        await().until(() -> row(dispute).facts().get(Known.TEXT) == CaseTextState.FIT);
        await().until(() -> !seen(neighbour.someone(), id(), "id").isNull());
    }

    @Test
    void noFieldListOrMessageTellsTheOtherSideWhoItIs() {
        said(resident, "caseComment", Map.of("case", id(), "text", "我是" + DOOR + "的王小英，电话" + raiser.phone()));
        said(office, "caseComment", Map.of("case", id(), "text", DOOR + "的住户又来电。", "internal", true));
        said(office, "caseComment", Map.of("case", id(), "text", DOOR + "的王女士您好。"));
        said(resident, "caseUrge", Map.of("case", id()));
        JsonNode answered = said(neighbour.someone(), "disputeAnswer", Map.of("dispute", id(), "text", "不是我家。"));

        assertTellsNothing(answered);
        JsonNode theirs = seen(neighbour.someone(), id(), ALL);
        assertThat(theirs.path("text").asString()).isEqualTo("楼上夜里很吵。");
        assertThat(theirs.at("/otherSides/0/isMe").asBoolean()).isTrue();
        assertTellsNothing(theirs);
        assertTellsNothing(as(neighbour.someone())
                .field(
                        "query($number: String!) { caseByNumber(number: $number) { " + ALL + " } }",
                        Map.of("number", theirs.path("number").asString())));
        JsonNode lists = as(neighbour.someone())
                .field(
                        "{ me { disputesAgainst(first: 10) { nodes { " + ALL
                                + " } } cases(first: 10) { nodes { id } } } }",
                        Map.of());
        assertThat(lists.at("/disputesAgainst/nodes")).hasSize(1);
        assertThat(lists.at("/cases/nodes")).isEmpty();
        assertTellsNothing(lists);
        JsonNode inbox = as(neighbour.someone())
                .field("{ me { inbox { messages(first: 50) { nodes { title text subject } } } } }", Map.of());
        assertThat(inbox.at("/inbox/messages/nodes")).hasSize(1);
        assertTellsNothing(inbox);
        JsonNode staffs = seen(office, id(), "doorplate placeName");
        assertThat(staffs.path("placeName").asString())
                .as("who handles it knows where it is")
                .endsWith(DOOR);
    }

    @Test
    void nothingThatIsToldAsItHappensTellsTheOtherSideWhoItIs() {
        String live =
                "subscription Live($case: ID!) { caseChanged(case: $case) { event { action line text by { name } bySide }"
                        + " case { " + ALL + " } cursor } }";
        try (SocketClient socket =
                SocketClient.authorized(port, neighbour.someone().token())) {
            socket.subscribe("1", Map.of("query", live, "variables", Map.of("case", id())));
            assertTellsNothing(next(socket));
            said(resident, "caseComment", Map.of("case", id(), "text", "我是" + DOOR + "的王小英。"));
            said(neighbour.someone(), "disputeAnswer", Map.of("dispute", id(), "text", "不是我家。"));
            JsonNode told = next(socket);
            assertThat(told.at("/event/action").asString())
                    .as("what the raiser says is not for them")
                    .isEqualTo("SIDE_ANSWER");
            assertTellsNothing(told);
        }
    }

    private static JsonNode next(SocketClient socket) {
        JsonNode payload = socket.await("next").path("payload");
        assertThat(payload.has("errors")).as(payload.toString()).isFalse();
        return payload.at("/data/caseChanged");
    }

    private void assertTellsNothing(JsonNode told) {
        assertThat(told.isMissingNode()).isFalse();
        assertThat(told.toString())
                .doesNotContain(
                        "王",
                        DOOR,
                        raiser.phone(),
                        "****",
                        door.plate().toString(),
                        Ids.toOpaque(resident.id()),
                        Ids.toOpaque(door.unitId()),
                        Ids.toOpaque(door.buildingId()),
                        "单元",
                        "3栋");
    }

    private JsonNode said(Someone who, String mutation, Map<String, Object> what) {
        Map<String, Object> input = new HashMap<>(what);
        input.put("idempotencyKey", UUID.randomUUID().toString());
        return done(act(who, mutation, mutation.startsWith("dispute") ? "dispute" : "case", input));
    }

    private String id() {
        return dispute.path("id").asString();
    }
}

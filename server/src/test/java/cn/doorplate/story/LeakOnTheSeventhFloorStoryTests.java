package cn.doorplate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * It drips from the seventh floor. 孙玉梅 of 602 scans her building's plate and files a dispute with photos; those above are told and say how
 * it looks to them; the mediator takes it, comes on the day agreed on, and brings them together; she says that it is settled.
 */
@StoryTest
@NullUnmarked // a null where something should be is a failed test
class LeakOnTheSeventhFloorStoryTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void isSettledFromTheScanToTheScore() {
        String plate = plate();
        CasePhone resident = who("孙玉梅", plate, "602");
        CasePhone above = who("钱守义", plate, "702");
        CasePhone mediator = CasePhone.of(port, "demo-mediator");

        String id = filed(resident, plate);
        JsonNode hers = resident.of(id);
        assertThat(hers.path("state").asString()).isEqualTo("WAITING");
        assertThat(hers.path("desk").path("role").asString()).isEqualTo("MEDIATOR");
        assertThat(hers.path("number").asString()).matches("\\d{3} \\d{3} \\d{4}");
        assertThat(hers.path("placeName").asString()).contains("御景苑", "3栋", "602");
        assertThat(hers.path("dueAt").asString()).isNotEmpty();

        JsonNode seen = mediator.until(id, it -> it.path("textState").asString().equals("FIT"));
        assertThat(seen.path("text").asString()).contains("滴水");
        mediator.act("caseTake", id, Map.of());
        assertThat(resident.of(id).path("handler").path("title").asString()).isEqualTo("调解员");

        theOtherSideAnswers(above, resident, mediator, id);
        theyAgreeOnADay(mediator, resident, id);

        mediator.act("caseFinish", id, Map.of("outcome", "SOLVED", "text", "七楼已换好下水管，双方签字认可。"));
        assertThat(resident.told(id)).anySatisfy(title -> assertThat(title).contains("办完了"));
        resident.act("caseConfirm", id, Map.of("score", 5, "text", "不滴了，谢谢吴师傅。"));

        JsonNode ended = resident.of(id);
        assertThat(ended.path("state").asString()).isEqualTo("CLOSED");
        assertThat(ended.path("ending").asString()).isEqualTo("CONFIRMED");
        assertThat(ended.path("score").asInt()).isEqualTo(5);
        assertThat(CasePhone.actions(ended))
                .containsSubsequence("FILE", "TAKE", "SIDE_ANSWER", "PAUSE", "RESUME", "FINISH", "CONFIRM");
    }

    private String filed(CasePhone resident, String plate) {
        String id = resident.file(
                "dispute",
                Map.of(
                        "category",
                        "leak",
                        "at",
                        Map.of("doorplate", plate),
                        "door",
                        "602",
                        "text",
                        "卫生间顶上一直滴水，是七楼漏下来的，敲门没人应。",
                        "photos",
                        List.of(resident.photo(), resident.photo()),
                        "anonymous",
                        true,
                        "otherSides",
                        List.of(Map.of("name", "钱守义", "door", "702", "tell", true))));
        assertThat(resident.told(id)).anySatisfy(title -> assertThat(title).contains("已登记"));
        return id;
    }

    /** They learn that there is something, and not from whom. */
    private void theOtherSideAnswers(CasePhone above, CasePhone resident, CasePhone mediator, String id) {
        await().atMost(PATIENCE).until(() -> above.told(id), titles -> !titles.isEmpty());
        JsonNode theirs = above.of(id);
        assertThat(theirs.path("raisedBy").isNull()).as("she stays anonymous").isTrue();
        assertThat(theirs.path("text").asString()).contains("滴水");
        above.add("disputeAnswer", "dispute", id, Map.of("text", "下水管可能老化了，周末在家，可以来看。"));
        JsonNode answers = mediator.until(
                        id,
                        it -> it.at("/otherSides/0/answers/0/textState")
                                .asString("")
                                .equals("FIT"))
                .at("/otherSides/0/answers");
        assertThat(answers.path(0).path("text").asString()).contains("周末在家");
        assertThat(resident.of(id).at("/otherSides/0/answers/0/text").asString())
                .contains("周末在家");
    }

    /** The clock stands, visibly, and goes on when she says so. */
    private void theyAgreeOnADay(CasePhone mediator, CasePhone resident, String id) {
        mediator.act(
                "casePause",
                id,
                Map.of(
                        "reason",
                        "APPOINTMENT",
                        "until",
                        OffsetDateTime.now(ZoneOffset.UTC).plusDays(3).toString(),
                        "text",
                        "周六上午十点上门。"));
        JsonNode waiting = resident.of(id);
        assertThat(waiting.path("state").asString()).isEqualTo("PAUSED");
        assertThat(waiting.path("dueAt").isNull()).isTrue();
        assertThat(waiting.path("pause").path("text").asString()).contains("周六");
        resident.act("caseContinue", id, Map.of("text", "已经来看过了。"));
        assertThat(resident.of(id).path("state").asString()).isEqualTo("IN_HAND");
    }

    /** Of a house with eighteen floors: 御景苑 3栋 2单元. */
    private String plate() {
        return Objects.requireNonNull(jdbc.queryForObject("""
                select p.code from doorplate p
                join building_unit u on u.id = p.unit_id join building b on b.id = u.building_id
                join compound c on c.id = b.compound_id
                where c.region_code = 520329001005 and c.name = '御景苑' and b.name = '3栋' and u.name = '2单元'
                  and p.status = 'ACTIVE'""", String.class));
    }

    /** Somebody who lives there, as the community knows. */
    private CasePhone who(String name, String plate, String door) {
        CasePhone who = CasePhone.of(port, "story-" + UUID.randomUUID());
        who.phone().agree();
        who.phone().rename(name);
        Neighbours.movesIn(port, who.phone(), plate, door);
        return who;
    }
}

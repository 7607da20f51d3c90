package cn.doorplate.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.TestPeople.Reachable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A community sees that building 5 has no head. */
class NoHeadStoryTests extends DutyTest {

    @Test
    void aCommunitySeesThatBuildingFiveHasNoHeadAndNamesOneWhoIsStoodInForWhileSheIsAway() {
        jdbc.update("update building set name = '5号楼' where id = ?", door.buildingId());

        // The office looks at what nobody answers for: building 5 has no head.
        assertThat(gaps("[BUILDING_HEAD]")).containsExactly("5号楼没有楼栋长");
        assertThat(count("BUILDING_HEAD")).isEqualTo(1);

        // It names 王英, who has an account here.
        Reachable wang = reachable();
        JsonNode card = published(with(card("BUILDING_HEAD", "王英"), "account", wang.phone()));
        assertThat(card.path("binding").asString()).isEqualTo("BOUND");

        // Building 5 is among the gaps no more, and its plate says whom to call, without whose account it is.
        assertThat(gaps("[BUILDING_HEAD]")).isEmpty();
        assertThat(count("BUILDING_HEAD")).isZero();
        await().untilAsserted(() -> assertThat(texts(contacts(), "name")).containsExactly("王英"));
        assertThat(contacts().toString()).doesNotContain(wang.phone());

        // She will be away, and nobody stands in: that is a gap.
        Instant back = Instant.now().plus(4, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.MILLIS);
        Map<String, Object> away =
                Map.of("responsibility", card.path("id").asString(), "from", in(0), "until", back.toString());
        JsonNode alone = done(leave(away)).path("responsibilityLeave");
        assertThat(gaps("[LEAVE_WITHOUT_STAND_IN]")).containsExactly("5号楼楼栋长王英请假，没有人代班");
        await().untilAsserted(() -> assertThat(contacts()).isEmpty());
        done(run(
                office,
                "responsibilityLeaveWithdraw",
                Map.of("responsibilityLeave", alone.path("id").asString(), "version", 0),
                ""));

        // 李强 stands in, and the plate says so, and for whom.
        Reachable li = reachable();
        done(leave(with(away, "standInName", "李强", "standInPhone", "0951-0000-8888", "standInAccount", li.phone())));
        assertThat(gaps("[LEAVE_WITHOUT_STAND_IN]")).isEmpty();
        await().untilAsserted(() -> assertThat(contacts().toString())
                .isEqualTo("[{\"title\":\"楼栋长\",\"name\":\"李强\",\"phone\":\"0951-0000-8888\",\"place\":\"5号楼\","
                        + "\"standsInFor\":\"王英\"}]"));
        assertThat(texts(here().get(2).path("contacts"), "name")).containsExactly("李强");

        // Both were told.
        assertThat(told(wang.someone())).containsExactly("已为您登记请假", "请假已撤销", "已为您登记请假");
        assertThat(told(li.someone())).containsExactly("请您代班");

        // When the time is over she is back by herself.
        await().untilAsserted(() -> assertThat(texts(contacts(), "name")).containsExactly("王英"));
        assertThat(Instant.now()).isAfterOrEqualTo(back);
    }

    private int count(String kind) {
        JsonNode counts = ask(office, "responsibilityGapCounts(within: \"" + door.community() + "\") { kind count }");
        for (JsonNode each : counts) {
            if (each.path("kind").asString().equals(kind)) {
                return each.path("count").asInt();
            }
        }
        throw new AssertionError("no count of " + kind);
    }
}

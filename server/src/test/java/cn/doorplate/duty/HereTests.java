package cn.doorplate.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who is responsible here, now, at every level. */
class HereTests extends DutyTest {

    /** Of the places, their contacts, who is on duty, and each level's place. */
    private static final int MOST = 25;

    @Autowired
    Statements statements;

    private void answer(String place, long id, String role, String name) {
        published(with(card(role, name), "at", Map.of(place, Ids.toOpaque(id))));
    }

    private void everyoneAnswers() {
        answer("grid", door.tenHouseholdUnitId(), "TEN_HOUSEHOLD_HEAD", "张联户");
        answer("unit", door.unitId(), "STAIRWELL_STEWARD", "李管家");
        answer("building", door.buildingId(), "BUILDING_OWNER", "赵业主");
        answer("building", door.buildingId(), "BUILDING_HEAD", "王楼长");
        answer("building", door.buildingId(), "BUILDING_PARTY_MEMBER", "周党员");
        answer("building", door.buildingId(), "BUILDING_PROPERTY", "吴管家");
        answer("grid", door.gridId(), "GRID_WORKER", "孙网格");
        answer("compound", door.compoundId(), "PROPERTY", "测试物业");
        published(with(
                card("COMMUNITY_OFFICE", "测试社区居委会"),
                "at",
                Map.of("region", door.community().toString())));
    }

    @Test
    void tellsEveryLevelNearestFirstAsThePlateDoes() {
        everyoneAnswers();
        done(add(shift(reachable(), in(0), in(8))));
        done(add(with(shift(reachable(), in(0), in(8)), "published", false, "name", "不公布", "phone", "0951-0000-0001")));

        JsonNode levels = here();

        assertThat(texts(levels, "kind"))
                .containsExactly(
                        "TEN_HOUSEHOLD_UNIT",
                        "UNIT",
                        "BUILDING",
                        "ZONE",
                        "GRID",
                        "COMPOUND",
                        "COMMUNITY",
                        "STREET",
                        "COUNTY",
                        "CITY",
                        "PROVINCE");
        assertThat(texts(levels.get(2).path("contacts"), "title")).containsExactly("楼栋长", "楼栋党员", "业主代表", "楼栋物业人员");
        assertThat(levels.get(3).path("contacts")).isEmpty();
        assertThat(levels.get(4).path("onDutyCount").asInt()).isEqualTo(2);
        assertThat(texts(levels.get(4).path("onDuty"), "name")).containsExactly("小英");
        assertThat(levels.toString()).doesNotContain("不公布").doesNotContain("0951-0000-0001");
        List<JsonNode> all = new ArrayList<>();
        levels.forEach(level -> level.path("contacts").forEach(all::add));
        List<JsonNode> onThePlate = new ArrayList<>();
        contacts().forEach(onThePlate::add);
        assertThat(all).hasSize(9).isEqualTo(onThePlate);
    }

    @Test
    void anyPlaceCanBeAskedForAndWhatIsNoneIsNull() {
        everyoneAnswers();

        JsonNode ofGrid = at("place: {grid: \"" + Ids.toOpaque(door.zoneId()) + "\"}");
        assertThat(texts(ofGrid.path("levels"), "kind"))
                .containsExactly("ZONE", "GRID", "COMMUNITY", "STREET", "COUNTY", "CITY", "PROVINCE");
        assertThat(texts(
                        at("place: {compound: \"" + Ids.toOpaque(door.compoundId()) + "\"}")
                                .path("levels"),
                        "name"))
                .startsWith("测试小区", "测试社区");
        assertThat(texts(at("place: {region: \"" + door.county() + "\"}").path("levels"), "kind"))
                .containsExactly("COUNTY", "CITY", "PROVINCE");
        assertThat(at("place: {building: \"" + Ids.toOpaque(1) + "\"}").isNull())
                .isTrue();
        assertThat(at("doorplate: \"nonsense\"").isNull()).isTrue();
    }

    private JsonNode at(String asked) {
        return ask(null, "responsibleHere(at: {" + asked + "}) { levels { kind name } }");
    }

    @Test
    void costsNoMoreStatementsWhereManyAnswer() {
        here();
        int few = statements.during(this::here).size();
        everyoneAnswers();
        for (int i = 0; i < 10; i++) {
            answer("unit", door.unitId(), "STAIRWELL_STEWARD", "第" + i + "位");
            done(add(shift(reachable(), in(0), in(8))));
        }
        here();

        assertThat(statements.during(this::here))
                .hasSizeLessThanOrEqualTo(few + 1)
                .hasSizeLessThanOrEqualTo(MOST);
    }
}

package cn.doorplate.upkeep;

import static cn.doorplate.upkeep.Desktop.input;
import static cn.doorplate.upkeep.Desktop.key;
import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import cn.doorplate.upkeep.Desktop.Reply;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is wrong with an entry is told by its field, all at once. */
@NullUnmarked
class UpkeepFaultTests extends UpkeepTest {

    @Test
    void namesEveryFaultOfAnEntryByItsField() {
        RegionCode community = places().community();
        Desktop office = office(community);
        Map<String, @Nullable Object> entry = building(community, Ids.toOpaque(1), null, "\u3000 ");
        entry.put("address", "善\u0007路");
        entry.put("location", Map.of("longitude", 27.2, "latitude", 107.9));

        assertThat(office.run("buildingCreate", entry, "").faults())
                .containsExactlyInAnyOrder(
                        "name:BLANK", "address:UNREADABLE", "location:OUTSIDE_CHINA", "compound:NOT_HERE");
    }

    @Test
    void measuresNamesByTheirColumns() {
        RegionCode community = places().community();
        Desktop office = office(community);
        String building = built(office, community, null, null, "𠮷".repeat(64));

        assertThat(office.run("buildingCreate", building(community, null, null, "楼".repeat(65)), "")
                        .payload()
                        .at("/userErrors/0/message")
                        .asString())
                .contains("64");
        assertThat(unitFaults(office, building, "单".repeat(33))).containsExactly("name:TOO_LONG");
        assertThat(office.run(
                                "householdCreate",
                                input("building", building, "door", "1".repeat(33), "idempotencyKey", key()),
                                "")
                        .faults())
                .containsExactly("door:TOO_LONG");
    }

    @Test
    void takesWhatLooksAlikeForTheSame() {
        RegionCode community = places().community();
        Desktop office = office(community);
        Reply composed =
                office.run("buildingCreate", building(community, null, null, "Caf\u00e9楼"), "building { name }");
        assertThat(composed.faults()).isEmpty();

        assertThat(office.run("buildingCreate", building(community, null, null, " Cafe\u0301楼 "), "")
                        .faults())
                .containsExactly("name:DUPLICATE");
    }

    @Test
    void letsAreasNestFromTheWideToTheNarrow() {
        RegionCode community = places().community();
        Desktop office = office(community);
        String grid = grid(office, community, null, "GRID", "第一网格");
        String zone = grid(office, community, grid, "ZONE", "1号责任区");
        String ten = grid(office, community, grid, "TEN_HOUSEHOLD_UNIT", "直属联户");

        assertThat(gridFaults(office, community.toString(), null, "ZONE")).containsExactly("parent:DOES_NOT_NEST");
        assertThat(gridFaults(office, community.toString(), zone, "GRID")).containsExactly("parent:DOES_NOT_NEST");
        assertThat(gridFaults(office, community.toString(), zone, "ZONE")).containsExactly("parent:DOES_NOT_NEST");
        assertThat(gridFaults(office, community.toString(), ten, "TEN_HOUSEHOLD_UNIT"))
                .containsExactly("parent:DOES_NOT_NEST");
        Desktop street = desk(
                cn.doorplate.identity.Role.STREET_STAFF, region(community.at(cn.doorplate.place.RegionLevel.STREET)));
        assertThat(gridFaults(
                        street,
                        community.at(cn.doorplate.place.RegionLevel.STREET).toString(),
                        null,
                        "GRID"))
                .containsExactly("region:NO_COMMUNITY");
    }

    @Test
    void keepsPlacesOfOneCommunityTogether() {
        var here = places().door();
        var there = places().door();
        Desktop both = desk(
                cn.doorplate.identity.Role.OPERATOR,
                region(here.community().at(cn.doorplate.place.RegionLevel.PROVINCE)));
        String elsewhere = Ids.toOpaque(there.gridId());

        assertThat(both.run(
                                "buildingCreate",
                                building(here.community(), Ids.toOpaque(there.compoundId()), elsewhere, "1"),
                                "")
                        .faults())
                .containsExactlyInAnyOrder("compound:NOT_HERE", "grid:NOT_HERE");
        assertThat(gridFaults(both, here.community().toString(), elsewhere, "ZONE"))
                .containsExactly("parent:NOT_HERE");
        assertThat(both.run(
                                "unitCreate",
                                input(
                                        "building",
                                        Ids.toOpaque(here.buildingId()),
                                        "grid",
                                        elsewhere,
                                        "name",
                                        "x",
                                        "idempotencyKey",
                                        key()),
                                "")
                        .faults())
                .containsExactly("grid:NOT_HERE");
        assertThat(both.run(
                                "householdCreate",
                                input(
                                        "building",
                                        Ids.toOpaque(here.buildingId()),
                                        "unit",
                                        Ids.toOpaque(there.unitId()),
                                        "door",
                                        "1",
                                        "idempotencyKey",
                                        key()),
                                "")
                        .faults())
                .containsExactly("unit:NOT_HERE");
        assertThat(both.run(
                                "doorplateIssue",
                                input(
                                        "building",
                                        Ids.toOpaque(here.buildingId()),
                                        "unit",
                                        Ids.toOpaque(there.unitId()),
                                        "idempotencyKey",
                                        key()),
                                "")
                        .faults())
                .containsExactly("unit:NOT_HERE");
    }

    @Test
    void keepsTheAreaOfAUnitInThatOfItsBuilding() {
        RegionCode community = places().community();
        Desktop office = office(community);
        String east = grid(office, community, null, "GRID", "东网格");
        String west = grid(office, community, null, "GRID", "西网格");
        String zone = grid(office, community, east, "ZONE", "1号责任区");
        String ten = grid(office, community, zone, "TEN_HOUSEHOLD_UNIT", "联户");
        String building = built(office, community, null, east, "1栋");
        String unit = unit(office, building, zone, "1单元");
        String household = household(office, building, unit, ten, "101");

        assertThat(office.run(
                                "unitCreate",
                                input("building", building, "grid", west, "name", "2单元", "idempotencyKey", key()),
                                "")
                        .faults())
                .containsExactly("grid:NOT_HERE");
        assertThat(office.run("gridUpdate", input("grid", zone, "version", 0, "parent", west, "name", "1号责任区"), "")
                        .faults())
                .containsExactly("parent:HELD_BY_BUILDING");

        Map<String, @Nullable Object> moved = building(community, null, west, "1栋");
        moved.remove("region");
        moved.remove("idempotencyKey");
        moved.put("building", building);
        moved.put("version", 0);
        Reply done = office.run("buildingUpdate", moved, "building { version units { version grid { id } } }");
        assertThat(done.faults()).isEmpty();
        assertThat(done.it().at("/units/0/grid").isNull()).isTrue();
        assertThat(done.it().at("/units/0/version").asInt()).isEqualTo(1);
        Reply households =
                office.list("households", "within: {unit: \"" + unit + "\"}", "id version gridPath { name }");
        assertThat(households.texts("/id")).containsExactly(household);
        assertThat(households.payload().at("/nodes/0/gridPath")).isEmpty();

        assertThat(office.run(
                                "gridUpdate",
                                input("grid", zone, "version", 0, "parent", west, "name", "1号责任区"),
                                "grid { version parent { id } }")
                        .it()
                        .at("/parent/id")
                        .asString())
                .isEqualTo(west);
    }

    @Test
    void publishesOnlyWhatCanBeDialledAtATimeThatCanBe() {
        RegionCode community = places().community();
        Desktop office = office(community);
        Map<String, @Nullable Object> card = input(
                "at",
                Map.of("region", community.toString()),
                "role",
                "MEDIATOR",
                "name",
                "调解室",
                "phone",
                "请打门口电话",
                "position",
                -1,
                "from",
                "2026-12-01T00:00:00+08:00",
                "until",
                "2026-11-01T00:00:00+08:00",
                "idempotencyKey",
                key());
        assertThat(office.run("responsibilityPublish", card, "").faults())
                .containsExactlyInAnyOrder("phone:NO_PHONE", "position:INVALID", "until:WRONG_PERIOD");
        card.put("position", 0);
        card.put("until", null);
        for (String phone : new String[] {"12", "1".repeat(22), "0851--x", "转802"}) {
            card.put("phone", phone);
            assertThat(office.run("responsibilityPublish", card, "").faults())
                    .as(phone)
                    .containsExactly("phone:NO_PHONE");
        }
        for (String phone : new String[] {"110", "+86 138 0000 0000", "(0851)2345678转802"}) {
            card.put("phone", phone);
            card.put("idempotencyKey", key());
            assertThat(office.run("responsibilityPublish", card, "").faults())
                    .as(phone)
                    .isEmpty();
        }
    }

    private static java.util.List<String> unitFaults(Desktop desk, String building, String name) {
        return desk.run("unitCreate", input("building", building, "name", name, "idempotencyKey", key()), "")
                .faults();
    }

    private static java.util.List<String> gridFaults(
            Desktop desk, String region, @Nullable String parent, String kind) {
        return desk.run(
                        "gridCreate",
                        input("region", region, "parent", parent, "kind", kind, "name", "某区", "idempotencyKey", key()),
                        "")
                .faults();
    }
}

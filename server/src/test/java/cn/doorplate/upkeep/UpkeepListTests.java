package cn.doorplate.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import cn.doorplate.upkeep.Desktop.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists go page by page, and cost the same however long they are. */
@NullUnmarked
class UpkeepListTests extends UpkeepTest {

    /** Roles and consent; the place itself and what lies around it. */
    private static final int WHO_AND_WHERE = 4;

    @Autowired
    Statements statements;

    @Test
    void goesThroughAListPageByPage() {
        RegionCode community = places().community();
        Desktop office = office(community);
        List<String> entered = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            entered.add(compound(office, community, "小区" + i));
        }
        String within = "within: {region: \"" + community + "\"}, first: 2";

        List<String> seen = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 3; page++) {
            Reply reply = office.list("compounds", within + after, "id");
            seen.addAll(reply.texts("/id"));
            assertThat(reply.payload().at("/pageInfo/hasNextPage").asBoolean()).isEqualTo(page < 2);
            after = ", after: \"" + reply.payload().at("/pageInfo/endCursor").asString() + "\"";
        }
        assertThat(seen).containsExactlyElementsOf(entered);
        assertThat(office.list("compounds", within.replace("2", "101"), "id").denied())
                .isNotEmpty();
        assertThat(office.list("compounds", within + ", after: \"?\"", "id").denied())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void refusesAPlaceOfAKindThatHoldsNoneOfThem() {
        var door = places().door();
        Desktop office = office(door.community());
        String building = "{building: \"" + Ids.toOpaque(door.buildingId()) + "\"}";
        String region = "{region: \"" + door.community() + "\"}";

        assertThat(office.list("grids", "within: " + building, "id").denied()).isEqualTo("BAD_REQUEST");
        assertThat(office.list("households", "within: " + region, "id").denied())
                .isEqualTo("BAD_REQUEST");
        assertThat(office.list("doorplates", "at: " + region, "code").denied()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void listsABuildingOfWhichTheGridHoldsOnlyAPart() {
        RegionCode community = places().community();
        Desktop office = office(community);
        String east = grid(office, community, null, "GRID", "东网格");
        String west = grid(office, community, null, "GRID", "西网格");
        String building = built(office, community, null, null, "长楼");
        unit(office, building, east, "1单元");
        unit(office, building, west, "2单元");
        String other = built(office, community, null, west, "短楼");

        assertThat(worker(east)
                        .list("buildings", "within: {grid: \"" + east + "\"}", "id")
                        .texts("/id"))
                .containsExactly(building);
        assertThat(worker(west)
                        .list("buildings", "within: {grid: \"" + west + "\"}", "id")
                        .texts("/id"))
                .containsExactly(building, other);
    }

    @Test
    void anAreaWithNothingInItNamesItsCommunity() {
        RegionCode community = places().community();
        String grid = grid(office(community), community, null, "GRID", "空网格");

        assertThat(worker(grid)
                        .list("grids", "within: {grid: \"" + grid + "\"}", "region { code level }")
                        .texts("/region/code"))
                .containsExactly(community.toString());
    }

    @Test
    void aListCostsTheSameHoweverLongItIs() {
        RegionCode community = places().community();
        Desktop office = office(community);
        String grid = grid(office, community, null, "GRID", "第一网格");
        String compound = compound(office, community, "善景苑");
        String first = fill(office, community, compound, grid, 1);
        String region = "within: {region: \"" + community + "\"}";
        String all = "id name version compound { id version } gridPath { id version parent { id } }"
                + " units { id name version grid { id version } }";
        List<Cost> lists = List.of(
                new Cost("buildings", region, all, 12),
                new Cost("buildings", "within: {grid: \"" + grid + "\"}", all, 13),
                new Cost("grids", region, "id version region { code } parent { id version region { code } }", 6),
                new Cost("compounds", region, "id version", 2),
                new Cost(
                        "households",
                        "within: {building: \"" + first + "\"}",
                        "id version unit { id version } gridPath { id version }",
                        4),
                new Cost(
                        "doorplates",
                        "at: {building: \"" + first + "\"}",
                        "code unit { id version } history { what title person }",
                        4),
                new Cost("responsibilities", "at: {building: \"" + first + "\"}", "id version name from", 1));
        List<List<String>> few = lists.stream().map(list -> sent(office, list)).toList();
        for (int i = 2; i <= 12; i++) {
            fill(office, community, compound, grid, i);
        }
        for (int i = 1; i <= 12; i++) {
            household(office, first, null, null, "二" + i);
            plate(office, first, null);
        }

        for (int i = 0; i < lists.size(); i++) {
            List<String> many = sent(office, lists.get(i));
            assertThat(many).as(lists.get(i).toString()).hasSameSizeAs(few.get(i));
            assertThat(many.size())
                    .as("%s: %s", lists.get(i), many)
                    .isLessThanOrEqualTo(WHO_AND_WHERE + lists.get(i).most());
        }
    }

    private record Cost(String query, String within, String selection, int most) {}

    private List<String> sent(Desktop desk, Cost list) {
        List<String> sql = statements.during(() -> {
            Reply reply = desk.list(list.query(), list.within(), list.selection());
            assertThat(reply.errors().isMissingNode()).as(reply.toString()).isTrue();
        });
        // The session itself: remembered in Redis, but for no longer than ten minutes.
        return sql.stream().filter(each -> !each.contains("from session")).toList();
    }

    private static String fill(Desktop desk, RegionCode community, String compound, String grid, int n) {
        String zone = grid(desk, community, grid, "ZONE", n + "号责任区");
        String building = built(desk, community, compound, zone, n + "栋");
        String unit = unit(desk, building, zone, "1单元");
        household(desk, building, unit, zone, "101");
        plate(desk, building, unit);
        return building;
    }
}

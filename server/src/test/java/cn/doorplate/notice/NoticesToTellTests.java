package cn.doorplate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What who visits homes finds to tell there. */
@NullUnmarked // what is null where it must not be is a failed test
class NoticesToTellTests extends NoticeGround {

    private static final String TO_TELL = """
            query($within: PlaceInput!, $first: Int!, $after: String) {
              noticesToTell(within: $within, first: $first, after: $after) {
                nodes { id mustRead } pageInfo { hasNextPage endCursor } } }""";

    @Autowired
    NoticeStandings standings;

    @Autowired
    Notices notices;

    @Test
    void aGridIsToldWhatItsResidentsMustReadWhomeverAmongThemItIsForAndWhereverItStands() {
        List<Long> here = List.of(
                standing(notice(true, NoticeAudience.EVERYONE, region(door.county()))),
                standing(notice(true, NoticeAudience.RESIDENTS, community())),
                standing(notice(true, NoticeAudience.ELDER_HOUSEHOLDS, grid())),
                standing(notice(true, NoticeAudience.RESIDENTS, new PlaceRef(PlaceKind.GRID, door.zoneId()))),
                standing(notice(true, NoticeAudience.EVERYONE, building())),
                standing(notice(
                        true, NoticeAudience.RESIDENTS, new PlaceRef(PlaceKind.GRID, otherDoor.gridId()), compound())));
        standing(notice(false, NoticeAudience.RESIDENTS, community()));
        standing(notice(true, NoticeAudience.STAFF, community()));
        standing(notice(true, NoticeAudience.RIDERS, community()));
        standing(notice(true, NoticeAudience.EVERYONE, new PlaceRef(PlaceKind.GRID, otherDoor.gridId())));
        standing(notice(true, NoticeAudience.EVERYONE, new PlaceRef(PlaceKind.COMPOUND, otherDoor.compoundId())));
        long over = standing(notice(true, NoticeAudience.EVERYONE, grid()));
        jdbc.update("update notice_standing set expires_at = utc_timestamp(3) where notice_id = ?", over);

        Someone worker = worker();
        assertThat(told(worker, Map.of("grid", Ids.toOpaque(door.gridId())), 50))
                .containsExactlyInAnyOrderElementsOf(here);
        assertThat(here)
                .as("and opens each of them")
                .allSatisfy(id -> assertThat(as(worker)
                                .field("query($id: ID!) { notice(id: $id) { title } }", Map.of("id", Ids.toOpaque(id)))
                                .isNull())
                        .isFalse());
        assertThat(told(office(), Map.of("compound", Ids.toOpaque(door.compoundId())), 50))
                .as("of a compound, which lies across grids")
                .containsExactlyInAnyOrderElementsOf(here);
        assertThat(told(worker, Map.of("unit", Ids.toOpaque(door.unitId())), 50))
                .containsExactlyInAnyOrderElementsOf(here);
        assertThat(told(office(), Map.of("region", door.community().toString()), 50))
                .as("of the whole community")
                .containsAll(here)
                .hasSize(here.size() + 2);
    }

    @Test
    void theListIsGoneThroughPageByPageWithoutGapOrDouble() {
        List<Long> here = new ArrayList<>(IntStream.range(0, 7)
                .mapToObj(i -> standing(notice(true, NoticeAudience.RESIDENTS, grid())))
                .toList());
        IntStream.range(0, 4)
                .forEach(i -> standing(
                        notice(true, NoticeAudience.RESIDENTS, new PlaceRef(PlaceKind.GRID, otherDoor.gridId()))));

        assertThat(told(worker(), Map.of("grid", Ids.toOpaque(door.gridId())), 2))
                .containsExactlyInAnyOrderElementsOf(here);
    }

    @Test
    void whatWasTakenAwayIsNotToldAnyMore() {
        long notice = standing(notice(true, NoticeAudience.RESIDENTS, grid()));
        transactions.executeWithoutResult(
                status -> standings.remove(notices.live(notices.row(notice).orElseThrow())));

        assertThat(told(worker(), Map.of("grid", Ids.toOpaque(door.gridId())), 50))
                .isEmpty();
    }

    @Test
    void itIsForThoseWhoKnowTheResidentsThere() {
        Someone street =
                people.holding(Role.STREET_STAFF, region(door.community().at(RegionLevel.STREET)));

        assertThat(code(street, door.gridId())).isEqualTo("FORBIDDEN");
        assertThat(code(worker(), otherDoor.gridId())).isEqualTo("NOT_FOUND");
        assertThat(code(worker(), door.gridId())).isEmpty();
    }

    private String code(Someone who, long grid) {
        return TestClient.code(as(who).ask(TO_TELL, Map.of("within", Map.of("grid", Ids.toOpaque(grid)), "first", 5)));
    }

    private PlaceRef building() {
        return new PlaceRef(PlaceKind.BUILDING, door.buildingId());
    }

    private PlaceRef compound() {
        return new PlaceRef(PlaceKind.COMPOUND, door.compoundId());
    }

    private long standing(long notice) {
        transactions.executeWithoutResult(status -> {
            NoticeRow row = notices.row(notice).orElseThrow();
            standings.put(row, notices.live(row));
        });
        return notice;
    }

    private List<Long> told(Someone who, Map<String, Object> within, int first) {
        List<Long> told = new ArrayList<>();
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>(Map.of("within", within, "first", first));
            variables.put("after", after);
            JsonNode page = as(who).field(TO_TELL, variables);
            page.path("nodes").forEach(node -> {
                assertThat(node.path("mustRead").asBoolean()).isTrue();
                told.add(Ids.fromOpaque(node.path("id").asString()));
            });
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asString()
                    : null;
        } while (after != null);
        return told;
    }
}

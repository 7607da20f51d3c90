package cn.doorplate.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Reachable;
import cn.doorplate.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What nobody answers for is listed, page by page, and counted. */
class GapTests extends DutyTest {

    @Autowired
    Statements statements;

    @Autowired
    DutyData data;

    @Autowired
    TransactionTemplate transactions;

    private static final String ALL = "[BUILDING_HEAD, BUILDING_PARTY_MEMBER, BUILDING_OWNER, BUILDING_PROPERTY,"
            + " STAIRWELL_STEWARD, TEN_HOUSEHOLD_HEAD, GRID_WORKER, LEAVE_WITHOUT_STAND_IN, PERSON_GONE, NOBODY_ON_DUTY]";

    @Test
    void aNewDoorLacksEveryone() {
        assertThat(gaps(ALL))
                .containsExactly(
                        "3栋没有楼栋长", "3栋没有楼栋党员", "3栋没有业主代表", "3栋没有楼栋物业人员", "3栋2单元没有楼道红管家", "第三联户没有联户长", "第一网格没有网格员");
    }

    @Test
    void aCardThatHasEndedOrIsToComeIsNone() {
        published(with(card("BUILDING_HEAD", "王英"), "until", "2026-02-01T00:00:00+08:00"));
        published(with(card("BUILDING_HEAD", "李强"), "from", in(10)));

        assertThat(gaps("[BUILDING_HEAD]")).containsExactly("3栋没有楼栋长");
    }

    @Test
    void whoHasClosedTheAccountOrLostTheRoleIsMissedUntilTheCardIsLookedAfter() {
        Reachable wang = reachable();
        JsonNode card = published(with(card("BUILDING_HEAD", "王英"), "account", wang.phone()));

        transactions.executeWithoutResult(status -> data.erase(wang.someone().id()));

        assertThat(gaps("[PERSON_GONE]")).containsExactly("3栋楼栋长王英的账号已注销或任职已结束");
        assertThat(texts(contacts(), "name")).containsExactly("王英");
        done(run(
                office,
                "responsibilityEnd",
                Map.of("responsibility", card.path("id").asString(), "version", 1),
                ""));
        assertThat(gaps("[PERSON_GONE]")).isEmpty();
    }

    @Test
    void whoseRoleWasEndedIsMissed() {
        Reachable wang = reachable();
        people.give(wang.someone(), Role.GRID_WORKER, grid(door));
        published(with(
                card("GRID_WORKER", "王英"), "account", wang.phone(), "at", Map.of("grid", Ids.toOpaque(door.gridId()))));
        JsonNode grant = TestClient.of(port)
                .as(office)
                .field("{ roleGrants(within: \"" + door.community() + "\") { nodes { id version title } } }", Map.of());
        grant.path("nodes").forEach(node -> {
            if (node.path("title").asString().equals("网格员")) {
                run(office, "roleEnd", Map.of("roleGrant", node.path("id").asString(), "version", 0), "");
            }
        });

        assertThat(gaps("[PERSON_GONE]")).containsExactly("第一网格网格员王英的账号已注销或任职已结束");
    }

    @Test
    void aPostWithARosterAndNobodyOnItIsMissed() {
        assertThat(gaps("[NOBODY_ON_DUTY]")).isEmpty();
        done(add(shift(reachable(), in(8 * 24), in(8 * 24 + 2))));
        assertThat(gaps("[NOBODY_ON_DUTY]")).containsExactly("第一网格今后7天没有人值班");
        done(add(shift(reachable(), in(24), in(26))));
        assertThat(gaps("[NOBODY_ON_DUTY]")).isEmpty();
    }

    @Test
    void pagesAreReadOnWithoutLossAndCountedAsListed() {
        for (int i = 0; i < 3; i++) {
            places.door(door.community());
        }
        jdbc.update("delete from building_unit where building_id = ?", door.buildingId());

        List<String> paged = new ArrayList<>();
        String after = null;
        boolean more = true;
        while (more) {
            JsonNode page = ask(
                    office,
                    "responsibilityGaps(within: \"" + door.community() + "\", first: 3"
                            + (after == null ? "" : ", after: \"" + after + "\"")
                            + ") { nodes { kind text } pageInfo { hasNextPage endCursor } }");
            assertThat(page.path("nodes").size()).isLessThanOrEqualTo(3);
            page.path("nodes").forEach(gap -> paged.add(gap.path("kind").asString()));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = page.at("/pageInfo/endCursor").asString();
        }

        assertThat(paged).hasSize(4 * 4 + 3 + 4 + 4);
        ask(office, "responsibilityGapCounts(within: \"" + door.community() + "\") { kind count }")
                .forEach(each -> assertThat(paged.stream()
                                .filter(kind -> kind.equals(each.path("kind").asString()))
                                .count())
                        .as(each.toString())
                        .isEqualTo(each.path("count").asLong()));
    }

    @Test
    void aStreetSeesAllItsCommunitiesAndACountyIsTooMuch() {
        var street = people.holding(Role.COUNTY_STAFF, region(door.county()));
        assertThat(ask(
                                street,
                                "responsibilityGaps(within: \""
                                        + door.community().toString().substring(0, 9)
                                        + "\", kinds: [BUILDING_HEAD]) { nodes { place { __typename } } }")
                        .at("/nodes/0/place/__typename")
                        .asString())
                .isEqualTo("Building");
        assertThat(TestClient.of(port)
                        .as(street)
                        .ask("{ responsibilityGaps(within: \"" + door.county() + "\") { nodes { text } } }")
                        .toString())
                .contains("请按社区或街道查看责任空缺");
    }

    @Test
    void aPageCostsTheSameStatementsHoweverMuchIsMissing() {
        gaps(ALL);
        int few = statements.during(() -> gaps(ALL)).size();
        for (int i = 0; i < 5; i++) {
            places.door(door.community());
        }

        assertThat(statements.during(() -> gaps(ALL))).hasSizeLessThanOrEqualTo(few);
    }
}

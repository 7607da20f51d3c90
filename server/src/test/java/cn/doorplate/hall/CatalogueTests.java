package cn.doorplate.hall;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What regions say of services, and what of it holds at a door. */
@NullUnmarked
class CatalogueTests extends HallGround {

    @Autowired
    Statements statements;

    @Autowired
    ServiceCatalogue catalogue;

    @Test
    void aStreetSaysOnePartOtherwiseAndTheRestStaysTheCountys() {
        published(county, door.county(), "relief", content());
        published(street, street(), "relief", Map.of("fee", "工本费 5 元（示例）"));

        JsonNode service = service("relief");

        assertThat(service.path("fee").asString()).isEqualTo("工本费 5 元（示例）");
        assertThat(service.path("name").asString()).isEqualTo("最低生活保障申请（示例）");
        assertThat(service.at("/region/shortName").asString()).isEqualTo("测试街道");
    }

    @Test
    void aCommunityThatDoesNotOfferItHasItInNoListUntilItSaysNothingMore() {
        published(county, door.county(), "relief", content());
        JsonNode own = published(community, door.community(), "relief", Map.of("offered", false));

        assertThat(service("relief").isNull()).isTrue();
        assertThat(keys("", 20, null)).isEmpty();

        done(act(
                community,
                "publicServiceWithdraw",
                "entry { state }",
                Map.of("entry", id(own), "version", own.path("version").asInt())));
        assertThat(service("relief").path("name").asString()).isEqualTo("最低生活保障申请（示例）");
    }

    @Test
    void nothingHoldsBeforeItIsPublishedAndAnEditWaitsForThat() {
        JsonNode draft = done(draft(county, door.county(), "relief", 0, content()));
        assertThat(service("relief").isNull()).isTrue();

        JsonNode entry = done(publish(county, draft));
        Map<String, Object> changed = content();
        changed.put("fee", "5 元");
        JsonNode edited = done(
                draft(county, door.county(), "relief", entry.path("version").asInt(), changed));

        assertThat(edited.path("changed").asBoolean()).isTrue();
        assertThat(service("relief").path("fee").asString()).isEqualTo("不收费");
        done(publish(county, edited));
        assertThat(service("relief").path("fee").asString()).isEqualTo("5 元");
    }

    @Test
    void whoSaysItFirstHasToSayAllOfIt() {
        JsonNode draft = done(draft(street, street(), "relief", 0, Map.of("name", "低保")));

        assertThat(declined(publish(street, draft)))
                .contains("INCOMPLETE@content.summary", "INCOMPLETE@content.materials")
                .doesNotContain("INCOMPLETE@content.name");
    }

    @Test
    void aFormThatCannotBeFilledInIsNotWrittenDown() {
        Map<String, Object> content = content();
        content.put(
                "form",
                List.of(
                        field("a", "CHOICE", "选择", Map.of("options", List.of("一"))),
                        field("a", "TEXT", "重复", Map.of()),
                        field("b", "NUMBER", "颠倒", Map.of("min", 3, "max", 1)),
                        field("c", "TEXT", "条件", Map.of("onlyIf", Map.of("field", "later", "equals", "1")))));

        assertThat(declined(draft(county, door.county(), "relief", 0, content)))
                .containsExactly(
                        "FORM@content.form[0].options",
                        "FORM@content.form[1].key",
                        "FORM@content.form[2].min",
                        "FORM@content.form[3].onlyIf");
    }

    @Test
    void eachOfficeKeepsItsOwnRegionAndWhatLiesInIt() {
        Someone elsewhere =
                people.holding(Role.COUNTY_STAFF, region(places.community().at(cn.doorplate.place.RegionLevel.COUNTY)));

        assertThat(declined(draft(community, street(), "relief", 0, content()))).containsExactly("NOT_FOUND@region");
        assertThat(declined(draft(elsewhere, door.county(), "relief", 0, content())))
                .containsExactly("NOT_FOUND@region");
        JsonNode entry = published(county, door.community(), "relief", content());
        assertThat(declined(publish(elsewhere, entry))).containsExactly("NOT_FOUND@entry");
    }

    @Test
    void twoWhoChangeTheSameAreTold() {
        JsonNode first = done(draft(county, door.county(), "relief", 0, content()));

        assertThat(declined(draft(county, door.county(), "relief", 0, content())))
                .containsExactly("CONFLICT");
        done(draft(county, door.county(), "relief", first.path("version").asInt(), content()));
        assertThat(declined(publish(county, first))).containsExactly("CONFLICT");
    }

    @Test
    void itIsFoundByChineseWordsAndPageByPage() {
        for (String key : List.of("aa", "bb", "cc")) {
            Map<String, Object> content = content();
            content.put("name", "事项" + key);
            content.put("position", 10);
            published(county, door.county(), key, content);
        }

        assertThat(keys("低保 户口簿", 20, null)).containsExactly("aa", "bb", "cc");
        assertThat(keys("事项BB", 20, null)).containsExactly("bb");
        assertThat(keys("结婚", 20, null)).isEmpty();
        JsonNode first = page("", 2, null);
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(keys("", 2, first.at("/pageInfo/endCursor").asString())).containsExactly("cc");
    }

    @Test
    void aPathIsResolvedByOneStatement() {
        published(county, door.county(), "relief", content());
        published(street, street(), "relief", Map.of("fee", "5 元"));

        List<String> sent = statements.during(() -> catalogue.read(door.community(), "relief"));

        assertThat(sent).hasSize(1);
    }

    @Test
    void oneServiceCostsOneService() {
        published(county, door.county(), "relief", content());
        published(county, door.county(), "pension", content());
        String same = catalogue.read(door.community(), "relief").orElseThrow().name();

        List<PublicService> read = new ArrayList<>();
        List<String> sent = statements.during(() -> {
            read.add(catalogue.read(door.community(), "relief").orElseThrow());
            read.add(catalogue.find(street(), "relief").orElseThrow());
        });

        assertThat(sent).hasSize(2).allMatch(sql -> sql.contains("s.service_key = ?"));
        assertThat(read.get(0).whole()).as("read once").isSameAs(read.get(1).whole());
        assertThat(read.get(0).name()).isEqualTo(same);
    }

    @Test
    void whatRegionsBelowAddToIsNotWithdrawnUnsaid() {
        JsonNode above = published(county, door.county(), "relief", content());
        JsonNode below = published(street, street(), "relief", Map.of("fee", "5 元"));
        published(community, door.community(), "relief", content());

        JsonNode declined = withdraw(above, Map.of());
        assertThat(declined(declined)).containsExactly("OVERRIDDEN");
        assertThat(declined.at("/userErrors/0/message").asString()).contains("有 1 处");
        assertThat(service("relief").path("name").asString("")).isNotEmpty();

        done(withdraw(above, Map.of("andBelow", true)));
        assertThat(as(street)
                        .field("query($id: ID!) { serviceEntry(id: $id) { state } }", Map.of("id", id(below)))
                        .path("state")
                        .asString())
                .isEqualTo("WITHDRAWN");
        assertThat(service("relief").path("name").asString(""))
                .as("says all itself")
                .isNotEmpty();
    }

    private JsonNode withdraw(JsonNode entry, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("entry", id(entry));
        input.put("version", entry.path("version").asInt());
        return act(county, "publicServiceWithdraw", "entry { id state }", input);
    }

    @Test
    void whatNobodyConfirmedForLongIsListed() {
        JsonNode entry = published(county, door.county(), "relief", content());
        assertThat(unconfirmed()).isEmpty();
        jdbc.update(
                "update hall_service set confirmed_at = '2024-01-01 00:00:00' where region_code = ?",
                door.county().value());
        assertThat(unconfirmed()).containsExactly("relief");

        done(act(
                county,
                "publicServiceConfirm",
                "entry { confirmedAt }",
                Map.of("entry", id(entry), "version", entry.path("version").asInt())));
        assertThat(unconfirmed()).isEmpty();
    }

    private List<String> unconfirmed() {
        return as(county)
                .field(
                        "query($in: String!) { serviceEntries(within: $in, unconfirmedDays: 180) { nodes { key above { key } } } }",
                        Map.of("in", door.county().toString()))
                .path("nodes")
                .valueStream()
                .map(node -> node.path("key").asString())
                .toList();
    }

    private JsonNode page(String query, int first, String after) {
        Map<String, Object> variables = new java.util.HashMap<>(Map.of("at", here(), "q", query, "first", first));
        variables.put("after", after);
        return as(county)
                .field(
                        "query($at: HallAtInput!, $q: String!, $first: Int!, $after: String) {"
                                + " publicServices(at: $at, query: $q, first: $first, after: $after)"
                                + " { nodes { key } pageInfo { hasNextPage endCursor } } }",
                        variables);
    }

    private List<String> keys(String query, int first, String after) {
        return page(query, first, after)
                .path("nodes")
                .valueStream()
                .map(node -> node.path("key").asString())
                .toList();
    }
}

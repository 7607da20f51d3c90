package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The catalogue: what can be filed at a place, and who says so. */
@NullUnmarked // what is null where it must not be is a failed test
class CategoryTests extends CaseDeskGround {

    private static final String CATEGORIES = """
            query($unit: ID!, $kind: CaseKind) { caseCategories(at: {unit: $unit}, kind: $kind) {
              id code kind name hint urgent photoNeeded level promise } }""";
    private static final String SET = """
            mutation($input: CaseCategorySetInput!) { caseCategorySet(input: $input) {
              category { code name closed version level first priority position region { code }
                limits { level acceptMinutes solveMinutes } } userErrors { field code message } } }""";
    private static final String CLOSE = """
            mutation($input: CaseCategoryCloseInput!) { caseCategoryClose(input: $input) {
              category { code closed version } userErrors { field code } } }""";
    private static final String CATALOGUE = """
            query($region: String!) { caseCatalogue(region: $region) { code name closed version region { code } } }""";

    private Someone keeper;

    @BeforeEach
    void appoint() {
        keeper = people.holding(Role.COUNTY_STAFF, region(door.county()));
    }

    @Test
    void everyoneReadsWhatCanBeFiledThereAndWhatIsPromised() {
        JsonNode lamp = category("street-lamp");

        assertThat(lamp.path("promise").asString()).isEqualTo("工作时间30分钟内接收，4小时内办结。");
        assertThat(lamp.path("level").asString()).isEqualTo("COMPOUND");
        assertThat(category("gas").path("urgent").asBoolean()).isTrue();
        assertThat(names(categories("ORDER"))).contains("home-repair").doesNotContain("street-lamp");
    }

    private JsonNode category(String code) {
        return StreamSupport.stream(categories(null).spliterator(), false)
                .filter(it -> it.path("code").asString().equals(code))
                .findFirst()
                .orElse(null);
    }

    private JsonNode categories(String kind) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("unit", Ids.toOpaque(door.unitId()));
        asked.put("kind", kind);
        return TestClient.of(port).field(CATEGORIES, asked);
    }

    private static List<String> names(JsonNode categories) {
        return StreamSupport.stream(categories.spliterator(), false)
                .map(it -> it.path("code").asString())
                .toList();
    }

    @Test
    void theNearestSettingWinsAndOthersKeepTheirs() {
        Map<String, Object> lamp = setting(door.county(), "street-lamp", 0);
        assertThat(code(set(keeper, lamp))).isEmpty();
        Map<String, Object> nearer = setting(door.community(), "street-lamp", 0);
        nearer.put("name", "路灯（社区）");
        assertThat(code(set(keeper, nearer))).isEmpty();
        Map<String, Object> other = setting(places.community(), "street-lamp", 0);
        assertThat(code(set(keeper, other))).isEqualTo("NOT_FOUND");

        assertThat(category("street-lamp").path("name").asString()).isEqualTo("路灯（社区）");
        assertThat(category("street-lamp").path("promise").asString()).isEqualTo("工作时间20分钟内接收，1小时30分钟内办结。");
        JsonNode entries =
                as(keeper).field(CATALOGUE, Map.of("region", door.county().toString()));
        JsonNode ofCounty = StreamSupport.stream(entries.spliterator(), false)
                .filter(it -> it.path("code").asString().equals("street-lamp"))
                .findFirst()
                .orElseThrow();
        assertThat(ofCounty.path("name").asString()).isEqualTo("路灯");
        assertThat(ofCounty.path("version").asInt()).isEqualTo(1);
        assertThat(entries.get(0).path("region").isNull()).as("shipped").isTrue();
    }

    @Test
    void nobodyOverwritesAnother() {
        assertThat(code(set(keeper, setting(door.county(), "street-lamp", 3)))).isEqualTo("CONFLICT");
        JsonNode first = set(keeper, setting(door.county(), "street-lamp", 0));
        assertThat(first.at("/category/version").asInt()).isEqualTo(1);
        assertThat(code(set(keeper, setting(door.county(), "street-lamp", 0)))).isEqualTo("CONFLICT");
        assertThat(set(keeper, setting(door.county(), "street-lamp", 1))
                        .at("/category/version")
                        .asInt())
                .isEqualTo(2);
        Map<String, Object> otherKind = setting(door.county(), "street-lamp", 2);
        otherKind.put("kind", "DISPUTE");
        assertThat(code(set(keeper, otherKind))).isEqualTo("CONFLICT");
    }

    @Test
    void whatCannotBeIsDeclined() {
        assertThat(declined("name", "")).isEqualTo("BLANK");
        assertThat(declined("name", "长".repeat(31))).isEqualTo("TOO_LONG");
        assertThat(declined("hint", "看\u200B不见")).isEqualTo("MARKUP");
        assertThat(declined("code", "Street Lamp")).isEqualTo("INVALID");
        assertThat(declined("remindMinutes", 4)).isEqualTo("INVALID");
        assertThat(declined("position", 10_000)).isEqualTo("INVALID");
        assertThat(declined("first", "GRID_WORKER")).isEqualTo("FIRST_DESK");
        assertThat(declined("first", "RESIDENT")).isEqualTo("FIRST_DESK");
        assertThat(declined("first", "MEMBER_UNIT")).as("no order").isEqualTo("FIRST_DESK");
        assertThat(declined("level", "COMMUNITY")).isEqualTo("FIRST_DESK");
        assertThat(declined("limits", List.of(limit("COMPOUND", 20, 90)))).isEqualTo("LIMITS");
        assertThat(declined("limits", limits(20, 10)))
                .as("done before it is taken")
                .isEqualTo("LIMITS");
        assertThat(declined("limits", limits(0, 10))).isEqualTo("LIMITS");
        assertThat(declined("limits", limits(1, 43_201))).isEqualTo("LIMITS");
    }

    private String declined(String field, Object value) {
        Map<String, Object> setting = setting(door.county(), "street-lamp", 0);
        setting.put(field, value);
        return code(set(keeper, setting));
    }

    @Test
    void whatIsClosedCanBeFiledNoMoreUntilItIsSetAgain() {
        assertThat(code(close("no-such", 0))).isEqualTo("NOT_FOUND");
        assertThat(code(close("street-lamp", 5))).isEqualTo("CONFLICT");
        assertThat(code(close("street-lamp", 0))).isEmpty();
        assertThat(category("street-lamp")).isNull();
        assertThat(code(close("street-lamp", 1))).as("again").isEqualTo("CONFLICT");
        assertThat(code(set(keeper, setting(door.county(), "street-lamp", 1)))).isEmpty();
        assertThat(category("street-lamp")).isNotNull();
        assertThat(code(close("street-lamp", 1))).as("of an older version").isEqualTo("CONFLICT");
    }

    private JsonNode close(String code, int version) {
        return as(keeper)
                .field(
                        CLOSE,
                        Map.of("input", Map.of("region", door.county().toString(), "code", code, "version", version)));
    }

    private JsonNode set(Someone who, Map<String, Object> setting) {
        return as(who).field(SET, Map.of("input", setting));
    }

    private static Map<String, Object> setting(RegionCode region, String code, int version) {
        Map<String, Object> setting = new HashMap<>();
        setting.put("region", region.toString());
        setting.put("code", code);
        setting.put("kind", "REPORT");
        setting.put("name", "路灯");
        setting.put("level", "COMPOUND");
        setting.put("first", "PROPERTY_STAFF");
        setting.put("limits", limits(20, 90));
        setting.put("remindMinutes", 30);
        setting.put("version", version);
        return setting;
    }

    private static List<Map<String, Object>> limits(int accept, int solve) {
        return List.of(
                limit("COMPOUND", accept, solve),
                limit("COMMUNITY", accept, solve),
                limit("STREET", accept, solve),
                limit("COUNTY", accept, solve));
    }

    private static Map<String, Object> limit(String level, int accept, int solve) {
        return Map.of("level", level, "acceptMinutes", accept, "solveMinutes", solve);
    }
}

package cn.doorplate.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlateSite;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The catalogue of frauds: kept by staff, found and read by anyone. */
@NullUnmarked // what is null where it must not be is a failed test
class FraudTests extends NoticeGround {

    private static final String CREATE = """
            mutation($key: String!, $region: String!, $name: String!, $signs: String!, $advice: String!, $words: String!,
                     $position: Int!) {
              fraudTypeCreate(input: {idempotencyKey: $key, region: $region, name: $name, signs: $signs, advice: $advice,
                                      keywords: $words, position: $position}) {
                fraudType { id name version position region { code shortName } signsHtml adviceHtml plainText }
                userErrors { field code message } } }""";
    private static final String UPDATE = """
            mutation($id: ID!, $version: Int!, $name: String!, $signs: String!) {
              fraudTypeUpdate(input: {fraudType: $id, version: $version, name: $name, signs: $signs, advice: "打 110。"}) {
                fraudType { id name version } userErrors { field code message } } }""";
    private static final String REMOVE = """
            mutation($id: ID!, $version: Int!) {
              fraudTypeRemove(input: {fraudType: $id, version: $version}) { userErrors { field code message } } }""";
    private static final String LIST = """
            query($region: String!, $query: String!, $first: Int!, $after: String) {
              fraudTypes(region: $region, query: $query, first: $first, after: $after) {
                nodes { name } pageInfo { hasNextPage endCursor } } }""";

    @Autowired
    FraudSection section;

    @Autowired
    Statements statements;

    @Test
    void staffEnterItAndAnyoneReadsItBelowItsRegionInOrder() {
        Someone county = people.holding(Role.COUNTY_STAFF, region(door.county()));
        JsonNode fraud =
                create(county, door.county(), "刷单返利", "群里**点赞**给钱。", 20).path("fraudType");
        create(county, door.county(), "冒充公检法", "自称警察。", 10);
        create(office(), door.community(), "社区里的骗子", "敲门卖净水器。", 15);

        assertThat(fraud.path("signsHtml").asString()).contains("<strong>点赞</strong>");
        assertThat(fraud.path("plainText").asString()).isEqualTo("群里点赞给钱。\n打 110。");
        assertThat(fraud.at("/region/shortName").asString()).isEqualTo("测试县");
        assertThat(names(door.community(), "")).containsExactly("冒充公检法", "社区里的骗子", "刷单返利");
        assertThat(names(door.county(), "")).containsExactly("冒充公检法", "刷单返利");
        assertThat(names(places.community(), "")).isEmpty();
        JsonNode node = TestClient.of(port)
                .field(
                        "query($id: ID!) { node(id: $id) { ... on FraudType { name } } }",
                        Map.of("id", fraud.path("id").asString()));
        assertThat(node.path("name").asString()).isEqualTo("刷单返利");
    }

    @Test
    void theSameAskedTwiceIsEnteredOnce() {
        Someone office = office();
        Map<String, Object> wanted = wanted(door.community(), "刷单返利", "点赞给钱。", 100);

        String first = as(office).field(CREATE, wanted).at("/fraudType/id").asString();

        assertThat(as(office).field(CREATE, wanted).at("/fraudType/id").asString())
                .isEqualTo(first);
        assertThat(names(door.community(), "")).hasSize(1);
        wanted.put("signs", "别的。");
        assertThat(TestClient.code(as(office).ask(CREATE, wanted))).isEqualTo("KEY_REUSED");
    }

    @Test
    void whatCannotBeIsDeclinedWithAllThatIsWrong() {
        Someone office = office();

        assertThat(codes(create(office, door.community(), " ", "", 100))).containsExactly("name BLANK", "signs BLANK");
        assertThat(codes(create(office, door.community(), "长".repeat(31), "字".repeat(2001), 10_000)))
                .containsExactly("name TOO_LONG", "signs TOO_LONG", "position INVALID");
        assertThat(codes(create(office, door.community(), "骗", "<script>alert(1)</script>", 1)))
                .containsExactly("signs MARKUP");
        assertThat(codes(create(office, door.community(), "骗", "[点](javascript:alert(1))", 1)))
                .containsExactly("signs MARKUP");
        assertThat(codes(create(office, door.community(), "刷\u202E单", "字", 1))).containsExactly("name MARKUP");
        Map<String, Object> unseen = wanted(door.community(), "刷单", "字", 1);
        unseen.put("words", "刷\u200B单");
        assertThat(codes(as(office).field(CREATE, unseen))).containsExactly("keywords MARKUP");
        assertThat(codes(create(office, door.community(), "长".repeat(30), "字".repeat(2000), 9999)))
                .isEmpty();
        assertThat(codes(create(office, door.community(), "长".repeat(30), "又一次。", 1)))
                .containsExactly("name DUPLICATE");
        assertThat(codes(create(office, door.county(), "骗", "不是我的。", 1))).containsExactly("region NOT_FOUND");
    }

    @Test
    void itIsFoundByAllOfItsWordsInNameKeywordsAndText() {
        Someone office = office();
        create(office, door.community(), "刷单返利", "先给**小**钱，再叫您垫付。", 1);
        create(office, door.community(), "冒充客服", "退款，叫您共享屏幕。", 2);

        assertThat(names(door.community(), "刷单 垫付")).containsExactly("刷单返利");
        assertThat(names(door.community(), "小钱")).as("across the marks").containsExactly("刷单返利");
        assertThat(names(door.community(), "刷单 屏幕")).isEmpty();
        assertThat(names(door.community(), "钱")).containsExactly("刷单返利");
        assertThat(names(door.community(), "关键")).as("keywords").containsExactly("刷单返利", "冒充客服");
        assertThat(names(places.community(), "垫付")).as("another's").isEmpty();
    }

    @Test
    void whatWasCorrectedIsFoundByWhatItIsNowAndNobodyOverwritesAnother() {
        Someone office = office();
        String id = create(office, door.community(), "琉璃骗局", "卖琉璃。", 1)
                .at("/fraudType/id")
                .asString();

        assertThat(TestClient.code(update(office, id, 0, "珐琅骗局", "卖珐琅。"))).isEmpty();
        assertThat(TestClient.code(update(office, id, 0, "别的", "别的。"))).isEqualTo("CONFLICT");
        assertThat(names(door.community(), "琉璃")).isEmpty();
        assertThat(names(door.community(), "珐琅")).containsExactly("珐琅骗局");

        create(office, door.community(), "重名", "重名。", 1);
        assertThat(TestClient.code(update(office, id, 1, "重名", "重名。"))).isEqualTo("DUPLICATE");
        Map<String, Object> gone = Map.of("id", id, "version", 1);
        assertThat(TestClient.code(as(office).ask(REMOVE, gone))).isEmpty();
        assertThat(TestClient.code(as(office).ask(REMOVE, gone))).isEqualTo("NOT_FOUND");
        assertThat(names(door.community(), "珐琅")).isEmpty();
        assertThat(count("select count(*) from search_gram where kind = 3 and ref = ?", Ids.fromOpaque(id)))
                .isZero();
    }

    @Test
    void aCommonWordIsFoundPageByPageThroughALargeCatalogue() {
        transactions.executeWithoutResult(status -> IntStream.range(0, 150)
                .forEach(i -> insert(
                        "fraud_type (id, region_code, name, signs, advice, keywords, position)",
                        door.community().value(),
                        "骗术" + i,
                        i % 3 == 0 ? "要您转账。" : "别的。",
                        "打 110。",
                        "",
                        i)));
        // In the index the word is common.
        jdbc.batchUpdate(
                "insert into search_gram (kind, size, gram, ref) values (3, 2, '转账', ?)",
                IntStream.range(0, 40).mapToObj(i -> new Object[] {Ids.next()}).toList());

        List<String> found = new ArrayList<>();
        String after = null;
        boolean more = true;
        while (more) {
            Map<String, Object> variables =
                    new HashMap<>(Map.of("region", door.community().toString(), "query", "转账", "first", 7));
            variables.put("after", after);
            JsonNode page = TestClient.of(port).field(LIST, variables);
            page.path("nodes").forEach(node -> found.add(node.path("name").asString()));
            after = page.at("/pageInfo/endCursor").asString();
            more = page.at("/pageInfo/hasNextPage").asBoolean();
        }

        assertThat(found)
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "骗术" + 3 * i).toList());
    }

    @Test
    void thePageShowsItToAnyoneAndWhatStaffWroteIsNoMarkup() {
        create(office(), door.community(), "刷单<b>返利", "**先给**小钱。", 1);

        HttpResponse<String> page = TestClient.of(port).get("/fraud/" + door.community());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("防骗指南", "测试县 测试街道 测试社区", "刷单&lt;b&gt;返利", "<strong>先给</strong>", "tel:96110", "tel:110");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(TestClient.of(port)
                        .get("/fraud/" + door.community() + "?large=1&q=%E5%B0%8F%E9%92%B1")
                        .body())
                .contains("class=\"large\"", "<strong>先给</strong>", "%E5%B0%8F%E9%92%B1\"");
        assertThat(TestClient.of(port)
                        .get("/fraud/" + door.community() + "?q=%22%3E%3Cscript%3E")
                        .body())
                .contains("没有找到")
                .doesNotContain("<script>");
        assertThat(TestClient.of(port).get("/fraud/999999999999").statusCode()).isEqualTo(404);
        assertThat(TestClient.of(port).get("/fraud/x").statusCode()).isEqualTo(404);
        assertThat(TestClient.of(port)
                        .get("/fraud/" + door.community() + "?after=x")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void thePlateLeadsThereFromTheFirstEntryOnUntilTheLastIsGone() {
        Someone office = office();
        assertThat(plate()).doesNotContain("/fraud/");

        String id = create(office, door.community(), "刷单返利", "点赞给钱。", 1)
                .at("/fraudType/id")
                .asString();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(plate()).contains("反诈", "/fraud/" + door.community()));

        as(office).ask(REMOVE, Map.of("id", id, "version", 0));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(plate()).doesNotContain("/fraud/"));
    }

    @Test
    void thePlatesOfACountyAskOnce() {
        List<PlateSite> sites = new ArrayList<>();
        for (Door each : List.of(door, otherDoor, places.door())) {
            sites.add(new PlateSite(each.community(), List.of(), null, each.buildingId(), null, null));
        }
        create(office(), door.community(), "刷单返利", "点赞给钱。", 1);

        List<String> sql = statements.ofThisThreadDuring(() -> assertThat(section.contribute(sites))
                .extracting(said -> said.sections().size())
                .containsExactly(1, 1, 0));

        assertThat(sql).hasSize(1);
    }

    @Test
    void theDemosCatalogueIsOneThatStaffCouldEnter() {
        assertThat(DemoFrauds.all()).hasSize(12).allSatisfy(content -> {
            assertThat(content.checked().keywords()).isNotEmpty();
            assertThat(content.advice()).containsAnyOf("96110", "110", "派出所");
        });
    }

    private String plate() {
        return TestClient.of(port).get("/d/" + door.plate()).body();
    }

    private List<String> names(RegionCode region, String query) {
        JsonNode page =
                TestClient.of(port).field(LIST, Map.of("region", region.toString(), "query", query, "first", 50));
        List<String> names = new ArrayList<>();
        page.path("nodes").forEach(node -> names.add(node.path("name").asString()));
        return names;
    }

    private static Map<String, Object> wanted(RegionCode region, String name, String signs, int position) {
        return new HashMap<>(Map.of(
                "key",
                UUID.randomUUID().toString(),
                "region",
                region.toString(),
                "name",
                name,
                "signs",
                signs,
                "advice",
                "打 110。",
                "words",
                "关键 词",
                "position",
                position));
    }

    private JsonNode create(Someone who, RegionCode region, String name, String signs, int position) {
        return as(who).field(CREATE, wanted(region, name, signs, position));
    }

    private JsonNode update(Someone who, String id, int version, String name, String signs) {
        return as(who).ask(UPDATE, Map.of("id", id, "version", version, "name", name, "signs", signs));
    }

    private static List<String> codes(JsonNode payload) {
        List<String> codes = new ArrayList<>();
        payload.path("userErrors")
                .forEach(error -> codes.add(error.path("field").asString() + " "
                        + error.path("code").asString()));
        return codes;
    }
}

package cn.doorplate.faq;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.casework.TestQuestions;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.PlateSite;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Answers: published by offices, found and read by anyone, taken back for good. */
@IntegrationTest
@Import(TestQuestions.class)
@NullUnmarked // what is null where it must not be is a failed test
class FaqTests {

    private static final String PUBLISH = """
            mutation($input: AnswerPublishInput!) { answerPublish(input: $input) {
              faqAnswer { id question answer version withdrawn region { code } } userErrors { field code } } }""";
    private static final String EDIT = """
            mutation($input: AnswerEditInput!) { answerEdit(input: $input) {
              faqAnswer { question revisedAt version } userErrors { field code } } }""";
    private static final String WITHDRAW = """
            mutation($input: AnswerWithdrawInput!) { answerWithdraw(input: $input) {
              faqAnswer { withdrawn } userErrors { field code } } }""";
    private static final String SEARCH = """
            query($community: String!, $query: String!) { faqSearch(at: {region: $community}, query: $query) {
              nodes { id question answer region { code } } pageInfo { hasNextPage } } }""";

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlacePaths paths;

    @Autowired
    Doorplates doorplates;

    @Autowired
    PersonKeys keys;

    @Autowired
    TestQuestions questions;

    @Autowired
    PlateFaq plates;

    @Autowired
    Statements statements;

    @LocalServerPort
    int port;

    private TestPlaces places;
    private TestPeople people;
    private Door door;
    private Someone office;
    private Someone asker;

    @BeforeEach
    void settle() {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        office = people.holding(Role.COMMUNITY_STAFF, region(door.community()));
        asker = people.someone();
        jdbc.update(
                "update person set name_sealed = ? where id = ?",
                keys.seal(asker.id(), "person.name", "王小英"),
                asker.id());
    }

    private static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    @Test
    void whatWasAcceptedIsPublishedAndFoundByAnyoneInItsRegion() {
        String source = questions.accepted(asker, door, office);
        JsonNode published = publish(office, source, door.community(), "医保怎么缴费？", "带身份证到社区窗口。");

        assertThat(code(published)).isEmpty();
        assertThat(published.at("/faqAnswer/region/code").asString())
                .isEqualTo(door.community().toString());
        assertThat(found(door.community(), "")).containsExactly("医保怎么缴费？");
        assertThat(found(door.community(), "医保 窗口")).containsExactly("医保怎么缴费？");
        assertThat(found(door.community(), "医保 公积金")).isEmpty();
        assertThat(found(places.community(), "")).isEmpty();
        JsonNode asked = TestClient.of(port)
                .as(asker)
                .field(
                        "query($id: ID!) { node(id: $id) { ... on Question { answeredAt faq { question } } } }",
                        Map.of("id", source));
        assertThat(asked.path("answeredAt").asString()).isNotEmpty();
        assertThat(asked.at("/faq/question").asString()).isEqualTo("医保怎么缴费？");
        assertThat(page(door.community()).body()).contains("医保怎么缴费？", "带身份证到社区窗口。");
        assertThat(page(places.community()).body()).contains("这里还没有问答");
    }

    @Test
    void nothingIsPublishedThatWasNotAcceptedOrTwiceOrForAnothersRegion() {
        String open = questions.answered(asker, door, office);
        assertThat(code(publish(office, open, door.community(), "问", "答"))).isEqualTo("NOT_ACCEPTED");
        String source = questions.accepted(asker, door, office);
        assertThat(code(publish(office, source, door.county(), "问", "答"))).isEqualTo("NOT_FOUND");
        assertThat(code(publish(office, source, places.community(), "问", "答"))).isEqualTo("NOT_FOUND");
        Someone stranger = people.holding(Role.COMMUNITY_STAFF, region(places.community()));
        assertThat(code(publish(stranger, source, door.community(), "问", "答"))).isEqualTo("NOT_FOUND");
        assertThat(code(publish(office, source, door.community(), " ", "答"))).isEqualTo("BLANK");
        assertThat(code(publish(office, source, door.community(), "问", "长".repeat(1001))))
                .isEqualTo("TOO_LONG");
        assertThat(code(publish(office, source, door.community(), "问\u202E", "答")))
                .isEqualTo("MARKUP");
        assertThat(code(publish(office, source, door.community(), "问", "答"))).isEmpty();
        assertThat(code(publish(office, source, door.community(), "问", "答"))).isEqualTo("ALREADY");
    }

    @Test
    void nobodysNameAndNumberIsPublished() {
        String source = questions.accepted(asker, door, office);

        assertThat(code(publish(office, source, door.community(), "王小英的医保？", "答")))
                .isEqualTo("PERSONAL");
        assertThat(code(publish(office, source, door.community(), "问", "打 139 1234 5678。")))
                .isEqualTo("PERSONAL");
        String id = publish(office, source, door.community(), "问", "答")
                .at("/faqAnswer/id")
                .asString();
        assertThat(code(edit(id, 0, "王小英的医保？"))).isEqualTo("PERSONAL");
    }

    @Test
    void theSameAskedTwiceIsPublishedOnce() {
        String source = questions.accepted(asker, door, office);
        Map<String, Object> input = input(source, door.community(), "问", "答");

        String first = as(office)
                .field(PUBLISH, Map.of("input", input))
                .at("/faqAnswer/id")
                .asString();
        assertThat(as(office)
                        .field(PUBLISH, Map.of("input", input))
                        .at("/faqAnswer/id")
                        .asString())
                .isEqualTo(first);
    }

    @Test
    void whatIsChangedIsFoundByWhatItIsNowAndWhatIsTakenBackByNothing() {
        String source = questions.accepted(asker, door, office);
        String id = publish(office, source, door.community(), "琉璃怎么报销？", "不能。")
                .at("/faqAnswer/id")
                .asString();

        assertThat(code(edit(id, 5, "珐琅怎么报销？"))).isEqualTo("CONFLICT");
        assertThat(code(edit(id, 0, "珐琅怎么报销？"))).isEmpty();
        assertThat(found(door.community(), "琉璃")).isEmpty();
        assertThat(found(door.community(), "珐琅")).hasSize(1);

        assertThat(code(withdraw(id, 0))).isEqualTo("CONFLICT");
        assertThat(withdraw(id, 1).at("/faqAnswer/withdrawn").asBoolean()).isTrue();
        assertThat(code(withdraw(id, 2))).isEqualTo("CONFLICT");
        assertThat(found(door.community(), "")).isEmpty();
        assertThat(jdbc.queryForObject(
                        "select count(*) from search_gram where kind = 4 and ref = ?",
                        Integer.class,
                        Ids.fromOpaque(id)))
                .isZero();
        assertThat(TestClient.of(port)
                        .field("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                        .isNull())
                .isTrue();
        assertThat(code(publish(office, source, door.community(), "再问", "再答")))
                .as("what was taken back may be published anew")
                .isEmpty();
    }

    @Test
    void thePlateShowsTheFiveNewestAndAThousandDoorsCostTwoStatements() {
        List<String> asked = IntStream.range(0, 6).mapToObj(i -> "第" + i + "问").toList();
        asked.forEach(question ->
                publish(office, questions.accepted(asker, door, office), door.community(), question, "答" + question));
        PlateSite site = new PlateSite(door.community(), List.of(), null, door.buildingId(), door.unitId(), null);

        PlateFaqSection section =
                (PlateFaqSection) plates.contribute(site).sections().get(0);
        assertThat(section.answers())
                .extracting(PlateFaqAnswer::question)
                .containsExactly("第5问", "第4问", "第3问", "第2问", "第1问");
        assertThat(section.lines().get(0).href()).isEqualTo("/faq/" + door.community());
        List<PlateSite> many = IntStream.range(0, 1_000).mapToObj(i -> site).toList();
        assertThat(statements.ofThisThreadDuring(() -> plates.contribute(many))).hasSize(2);
    }

    private JsonNode publish(Someone who, String source, RegionCode region, String question, String answer) {
        return as(who).field(PUBLISH, Map.of("input", input(source, region, question, answer)));
    }

    private static Map<String, Object> input(String source, RegionCode region, String question, String answer) {
        return Map.of(
                "idempotencyKey",
                UUID.randomUUID().toString(),
                "source",
                source,
                "region",
                region.toString(),
                "question",
                question,
                "answer",
                answer);
    }

    private JsonNode edit(String id, int version, String question) {
        return as(office)
                .field(
                        EDIT,
                        Map.of(
                                "input",
                                Map.of("faqAnswer", id, "version", version, "question", question, "answer", "不能。")));
    }

    private JsonNode withdraw(String id, int version) {
        return as(office).field(WITHDRAW, Map.of("input", Map.of("faqAnswer", id, "version", version)));
    }

    private List<String> found(RegionCode community, String query) {
        JsonNode page = TestClient.of(port).field(SEARCH, Map.of("community", community.toString(), "query", query));
        return StreamSupport.stream(page.path("nodes").spliterator(), false)
                .map(it -> it.path("question").asString())
                .toList();
    }

    private HttpResponse<String> page(RegionCode community) {
        return TestClient.of(port).get("/faq/" + community);
    }

    private TestClient as(Someone who) {
        return TestClient.of(port).as(who);
    }

    private static String code(JsonNode payload) {
        return payload.at("/userErrors/0/code").asString("");
    }
}

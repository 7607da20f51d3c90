package cn.doorplate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * 子营街道 warns of a fraud: one officer writes, another reviews; it hangs on every plate, is told to everybody, is read and
 * counted; the rest are reminded, or told at the door; and when it is taken back it is gone from every plate.
 */
@StoryTest
@NullUnmarked // a null where something should be is a failed test
class NoticeStoryTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STREET = "520329001";

    /** 滨河花园 3栋 2单元, as the start page has it. */
    private static final String PLATE = "C05V-9V8N-515NR";

    private static final String DRAFT = """
            mutation($key: String!, $content: NoticeContentInput!) {
              noticeDraft(input: {idempotencyKey: $key, publisher: "520329001", content: $content}) {
                notice { id version state mayApprove } userErrors { field code message }
              }
            }
            """;
    private static final String FILE = """
            query($id: ID!) {
              node(id: $id) {
                ... on NoticeFile {
                  version state mayApprove
                  edition { author reviewer check }
                  reading { expected read told open appInstalled callWarning }
                  broadcast { state planned counted }
                }
              }
            }
            """;
    private static final String PLATE_SAYS =
            "query($code: String!) { doorplate(code: $code) { sections { title lines { text href } } } }";
    private static final String INBOX =
            "{ me { inbox { unread messages(kind: NOTICE) { nodes { id title text subject readAt withdrawnReason } } } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void warnsOfAFraudUntilItIsTakenBack() {
        String title = "有人冒充社区上门收取养老金认证费 " + UUID.randomUUID().toString().substring(0, 8);
        Phone officer = Phone.of(port, "demo-street");
        Phone reviewer = anotherOfficer();
        Phone reader = Phone.of(port, "demo-resident");
        Phone neighbour = neighbourAt602();

        String notice = written(officer, title);
        assertThat(plate(PLATE)).as("a draft").doesNotContain(title);
        assertThat(code(officer, "noticeApprove", notice)).isEqualTo("OWN_WORK");
        assertThat(code(reviewer, "noticeApprove", notice)).isEmpty();

        await().atMost(PATIENCE).until(() -> everyPlate().stream().allMatch(plate -> plate.contains(title)));
        String message = told(reader, title);
        told(neighbour, title);
        read(reader, notice);
        assertThat(message(reader, title).path("id").asString()).isEqualTo(message);
        assertThat(message(reader, title).path("readAt").isNull()).as("read").isFalse();

        JsonNode reading = reading(reviewer, notice);
        assertThat(reading.path("read").asInt()).isEqualTo(1);
        assertThat(reading.path("open").asInt())
                .isPositive()
                .isEqualTo(reading.path("expected").asInt() - 1);

        theRestAreReminded(officer, notice, reader, neighbour);
        theGridWorkerTellsAtTheDoor(notice);
        reading = reading(reviewer, notice);
        assertThat(reading.path("told").asInt()).isEqualTo(1);
        assertThat(reading.path("appInstalled").asInt()).isEqualTo(1);
        assertThat(reading.path("callWarning").asInt()).isZero();

        itIsTakenBack(officer, notice, title, reader);
    }

    private String written(Phone officer, String title) {
        Map<String, Object> content = new HashMap<>();
        content.put("kind", "ANTI_FRAUD");
        content.put("title", title);
        content.put("summary", "社区办事不收费，要钱的都是骗子。");
        content.put("body", "## 怎么骗\n\n1. 说您的养老金要**停发**\n2. 让您交认证费\n\n## 怎么办\n\n不要交钱，打 [96110](tel:96110)。");
        content.put("places", List.of(Map.of("region", STREET)));
        content.put("audiences", List.of("EVERYONE"));
        content.put("mustRead", true);
        JsonNode drafted = officer.ask(DRAFT, Map.of("key", UUID.randomUUID().toString(), "content", content));
        assertThat(drafted.path("userErrors")).isEmpty();
        String notice = drafted.at("/notice/id").asString();
        assertThat(code(officer, "noticeSubmit", notice)).isEmpty();
        assertThat(file(officer, notice).path("state").asString()).isEqualTo("IN_REVIEW");
        return notice;
    }

    /** Somebody whom the county appoints to the street's office. */
    private Phone anotherOfficer() {
        Phone officer = Phone.of(port, "story-" + UUID.randomUUID());
        officer.agree();
        officer.rename("冯雪");
        String number = Phone.number();
        officer.bind(number);
        JsonNode appointed = Phone.of(port, "demo-county").ask("""
                mutation($key: String!, $phone: String!) {
                  roleAppoint(input: {idempotencyKey: $key, phone: $phone, role: STREET_STAFF, place: {region: "520329001"}}) {
                    userErrors { code message }
                  }
                }
                """, Map.of("key", number, "phone", number));
        assertThat(appointed.path("userErrors")).isEmpty();
        return officer;
    }

    /** Somebody who moves in at 602, and whom the grid worker confirms. */
    private Phone neighbourAt602() {
        Phone neighbour = Phone.of(port, "story-" + UUID.randomUUID());
        neighbour.agree();
        neighbour.rename("钱守义");
        Neighbours.movesIn(port, neighbour, PLATE, "602");
        return neighbour;
    }

    private void read(Phone reader, String notice) {
        JsonNode shown = reader.ask(
                "query($id: ID!) { notice(id: $id) { html plainText publisher mustRead readAt } }",
                Map.of("id", notice));
        assertThat(shown.path("publisher").asString()).isEqualTo("子营街道");
        assertThat(shown.path("html").asString()).contains("<strong>停发</strong>", "href=\"tel:96110\"");
        assertThat(shown.path("plainText").asString()).contains("不要交钱，打 96110").doesNotContain("*", "#");
        assertThat(shown.path("readAt").isNull()).isTrue();
        JsonNode marked = reader.ask("""
                mutation($id: ID!) { noticeRead(input: {notice: $id}) { notice { readAt } userErrors { code } } }
                """, Map.of("id", notice));
        assertThat(marked.at("/notice/readAt").asString()).isNotEmpty();
    }

    private void theRestAreReminded(Phone officer, String notice, Phone reader, Phone neighbour) {
        int before = about(neighbour, notice).size();
        JsonNode reminded = officer.ask("""
                mutation($key: String!, $id: ID!) {
                  noticeRemind(input: {idempotencyKey: $key, notice: $id}) { broadcast { state } userErrors { code message } }
                }
                """, Map.of("key", UUID.randomUUID().toString(), "id", notice));
        assertThat(reminded.path("userErrors")).isEmpty();
        await().atMost(PATIENCE).until(() -> about(neighbour, notice).size() == before + 1);
        assertThat(about(reader, notice)).as("who has read it is not reminded").hasSize(1);
    }

    private void theGridWorkerTellsAtTheDoor(String notice) {
        Phone worker = Phone.of(port, "demo-grid-worker");
        String grid = worker.ask(
                        "query($code: String!) { doorplate(code: $code) { building { gridPath { id } } } }",
                        Map.of("code", PLATE))
                .at("/building/gridPath/0/id")
                .asString();
        JsonNode open = worker.ask("""
                query($notice: ID!, $grid: ID!) {
                  noticeReceipts(notice: $notice, within: {grid: $grid}, first: 100) { nodes { resident name door } }
                }
                """, Map.of("notice", notice, "grid", grid)).path("nodes");
        JsonNode neighbour = null;
        for (JsonNode each : open) {
            if (each.path("door").asString("").contains("602")
                    && each.path("name").asString("").equals("钱*义")) {
                neighbour = each;
            }
        }
        assertThat(neighbour).as("among those who have not read it: " + open).isNotNull();
        JsonNode told = worker.ask(
                """
                mutation($notice: ID!, $resident: ID!) {
                  noticeTell(input: {notice: $notice, resident: $resident, appInstalled: true, callWarning: false}) {
                    receipt { toldAt } userErrors { code message }
                  }
                }
                """,
                Map.of("notice", notice, "resident", neighbour.path("resident").asString()));
        assertThat(told.at("/receipt/toldAt").asString()).as(told.toString()).isNotEmpty();
    }

    private void itIsTakenBack(Phone officer, String notice, String title, Phone reader) {
        JsonNode withdrawn = officer.ask(
                """
                mutation($id: ID!, $version: Int!) {
                  noticeWithdraw(input: {notice: $id, version: $version, reason: "收费的事已查清，另发通报"}) {
                    notice { state } userErrors { code message }
                  }
                }
                """,
                Map.of(
                        "id",
                        notice,
                        "version",
                        file(officer, notice).path("version").asInt()));
        assertThat(withdrawn.at("/notice/state").asString())
                .as(withdrawn.toString())
                .isEqualTo("WITHDRAWN");
        await().atMost(PATIENCE).until(() -> everyPlate().stream().noneMatch(plate -> plate.contains(title)));
        assertThat(message(reader, title).path("withdrawnReason").asString()).contains("已查清");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(about(reader, notice))
                        .as("the reader is told why")
                        .anySatisfy(
                                each -> assertThat(each.path("text").asString()).contains("已查清")));
        JsonNode shown = reader.ask(
                "query($id: ID!) { notice(id: $id) { html inForce withdrawnReason } }", Map.of("id", notice));
        assertThat(shown.path("html").asString()).isEmpty();
        assertThat(shown.path("inForce").asBoolean()).isFalse();
    }

    /** The message about it, as soon as it is there. Returns its id. */
    private static String told(Phone phone, String title) {
        return await().atMost(PATIENCE)
                .until(() -> message(phone, title).path("id").asString(""), id -> !id.isEmpty());
    }

    /** The message that tells it first. */
    private static JsonNode message(Phone phone, String title) {
        JsonNode first = tools.jackson.databind.node.MissingNode.getInstance();
        for (JsonNode each : phone.ask(INBOX, Map.of()).at("/inbox/messages/nodes")) {
            if (each.path("title").asString().contains(title)) {
                first = each;
            }
        }
        return first;
    }

    private static List<JsonNode> about(Phone phone, String notice) {
        return phone.ask(INBOX, Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .filter(each -> notice.equals(each.path("subject").asString("")))
                .toList();
    }

    /** Does it to the notice as it is now. The userError's code, empty when it is done. */
    private static String code(Phone phone, String mutation, String notice) {
        JsonNode answer = phone.ask(
                "mutation($id: ID!, $version: Int!) { %s(input: {notice: $id, version: $version}) { userErrors { code } } }"
                        .formatted(mutation),
                Map.of(
                        "id",
                        notice,
                        "version",
                        file(phone, notice).path("version").asInt()));
        return answer.at("/userErrors/0/code").asString("");
    }

    private static JsonNode file(Phone phone, String notice) {
        return phone.ask(FILE, Map.of("id", notice));
    }

    private static JsonNode reading(Phone phone, String notice) {
        return file(phone, notice).path("reading");
    }

    private String plate(String code) {
        return Phone.of(port, "demo-newcomer")
                .ask(PLATE_SAYS, Map.of("code", code))
                .toString();
    }

    private List<String> everyPlate() {
        Phone anybody = Phone.of(port, "demo-newcomer");
        return jdbc.queryForList("""
                select p.code from doorplate p join building b on b.id = p.building_id
                where p.status = 'ACTIVE' and b.region_code between 520329001000 and 520329001999
                """, String.class).stream()
                .map(code -> anybody.ask(PLATE_SAYS, Map.of("code", code)).toString())
                .toList();
    }
}

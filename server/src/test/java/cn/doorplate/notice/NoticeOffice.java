package cn.doorplate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A community's office of two, a door with a plate, and what one does with notices through the API. */
@IntegrationTest
@NullUnmarked // what is null where it must not be is a failed test
abstract class NoticeOffice {

    private static final String FILE = "{ id state revision version mayApprove withdrawnReason"
            + " edition { number title remark check author reviewer html places { __typename } cover { url thumbnailUrl }"
            + " attachments { id kind url } } editions { number title } publisher { shortName } }";

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlacePaths paths;

    @Autowired
    PersonKeys keys;

    @Autowired
    Doorplates doorplates;

    @LocalServerPort
    int port;

    TestPlaces places;
    TestPeople people;
    Door door;
    Someone writer;
    Someone reviewer;

    @BeforeEach
    void open() {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        writer = people.holding(Role.COMMUNITY_STAFF, community());
        reviewer = people.holding(Role.COMMUNITY_STAFF, community());
    }

    PlaceRef community() {
        return new PlaceRef(PlaceKind.REGION, door.community().value());
    }

    TestClient as(Someone someone) {
        return TestClient.of(port).as(someone);
    }

    /** What there is to say, for everyone in the community. */
    Map<String, Object> content(String title) {
        Map<String, Object> content = new HashMap<>();
        content.put("kind", "ANTI_FRAUD");
        content.put("title", title);
        content.put("summary", "不要转账");
        content.put("body", "# 谨防\n\n**不要**转账，见[网站](https://gov.example)。");
        content.put("places", List.of(Map.of("region", door.community().toString())));
        content.put("audiences", List.of("EVERYONE"));
        return content;
    }

    Map<String, Object> content(String title, String field, Object value) {
        Map<String, Object> content = content(title);
        content.put(field, value);
        return content;
    }

    JsonNode draft(Someone who, Map<String, Object> content) {
        return act(
                who,
                "noticeDraft",
                Map.of(
                        "idempotencyKey",
                        UUID.randomUUID().toString(),
                        "publisher",
                        door.community().toString(),
                        "content",
                        content));
    }

    JsonNode edit(Someone who, JsonNode notice, Map<String, Object> content) {
        return act(who, "noticeEdit", named(notice, Map.of("content", content)));
    }

    JsonNode submit(Someone who, JsonNode notice) {
        return act(who, "noticeSubmit", named(notice, Map.of()));
    }

    JsonNode approve(Someone who, JsonNode notice) {
        return act(who, "noticeApprove", named(notice, Map.of()));
    }

    JsonNode giveBack(Someone who, JsonNode notice, String remark) {
        return act(who, "noticeReturn", named(notice, Map.of("remark", remark)));
    }

    JsonNode withdraw(Someone who, JsonNode notice, String reason) {
        return act(who, "noticeWithdraw", named(notice, Map.of("reason", reason)));
    }

    /** As staff see it now. */
    JsonNode file(JsonNode notice) {
        return as(writer)
                .field(
                        "query($id: ID!) { node(id: $id) { ... on NoticeFile " + FILE + " } }",
                        Map.of("id", notice.path("id").asString()));
    }

    private static Map<String, Object> named(JsonNode notice, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("notice", notice.path("id").asString());
        input.put("version", notice.path("version").asInt());
        return input;
    }

    /** The payload. */
    JsonNode act(Someone who, String mutation, Map<String, Object> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return as(who).field(
                        "mutation($input: " + type + ") { " + mutation + "(input: $input) { notice " + FILE
                                + " userErrors { field code message } } }",
                        Map.of("input", input));
    }

    /** The notice of a payload that was not declined. */
    static JsonNode done(JsonNode payload) {
        assertThat(payload.path("userErrors")).as(payload.toString()).isEmpty();
        return payload.path("notice");
    }

    static String declined(JsonNode payload) {
        assertThat(payload.path("notice").isNull()).as(payload.toString()).isTrue();
        return payload.at("/userErrors/0/code").asString() + "@"
                + payload.at("/userErrors/0/field").asString("");
    }

    /** Written by one, published by the other. */
    JsonNode published(Map<String, Object> content) {
        return done(approve(reviewer, done(submit(writer, done(draft(writer, content))))));
    }

    /** The lines of the plate's page, as they are at this moment. */
    List<String> onThePlate(Door at) {
        JsonNode plate = TestClient.of(port)
                .field(
                        "query($code: String!) { doorplate(code: $code) { sections { title lines { text href } } } }",
                        Map.of("code", at.plate().toString()));
        return plate.path("sections")
                .valueStream()
                .filter(section -> section.path("title").asString().equals("通知公告"))
                .flatMap(section -> section.path("lines").valueStream())
                .map(line -> line.path("text").asString())
                .toList();
    }

    static long number(JsonNode notice) {
        return Ids.fromOpaque(notice.path("id").asString());
    }
}

package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.media.content.SampleFiles;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A door with a plate, somebody who files there, the community's office and the property company, and the API. */
@IntegrationTest
@Import(TestCases.class)
@NullUnmarked // what is null where it must not be is a failed test
abstract class CaseFixture {

    static final String CASE = "id number kind text textState placeName state level version cursor anonymous";

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlacePaths paths;

    @Autowired
    PersonKeys keys;

    @Autowired
    BlindIndex index;

    @Autowired
    Doorplates doorplates;

    @Autowired
    TestCases cases;

    @Autowired
    CaseTable table;

    @LocalServerPort
    int port;

    TestPlaces places;
    TestPeople people;
    Door door;
    Someone resident;
    Someone office;
    Someone property;

    @BeforeEach
    void settle() {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        resident = people.reachable(index).someone();
        office = people.holding(Role.COMMUNITY_STAFF, region());
        property = people.holding(Role.PROPERTY_STAFF, new PlaceRef(PlaceKind.COMPOUND, door.compoundId()));
    }

    PlaceRef region() {
        return new PlaceRef(PlaceKind.REGION, door.community().value());
    }

    TestClient as(Someone someone) {
        return TestClient.of(port).as(someone);
    }

    /** What a report of a lamp has to say, at the plate of the door. */
    Map<String, Object> lamp() {
        return input("street-lamp", Map.of("doorplate", door.plate().toString()), "楼道口的路灯不亮了。");
    }

    static Map<String, Object> input(String category, Map<String, ?> at, String text) {
        Map<String, Object> input = new HashMap<>();
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.put("category", category);
        input.put("at", at);
        input.put("text", text);
        return input;
    }

    /** For whom a neighbour files: who lives behind a door of the unit. */
    Map<String, Object> neighbour(String behind, String name) {
        return Map.of(
                "building",
                Ids.toOpaque(door.buildingId()),
                "unit",
                Ids.toOpaque(door.unitId()),
                "door",
                behind,
                "name",
                name);
    }

    /** The payload of a mutation. */
    JsonNode act(Someone who, String mutation, String node, Map<String, Object> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return as(who).field(
                        "mutation($input: " + type + ") { " + mutation + "(input: $input) { " + node + " { " + CASE
                                + " } userErrors { field code message } } }",
                        Map.of("input", input));
    }

    JsonNode report(Someone who, Map<String, Object> input) {
        return act(who, "reportFile", "report", input);
    }

    JsonNode dispute(Someone who, Map<String, Object> input) {
        return act(who, "disputeFile", "dispute", input);
    }

    /** The node of a payload without errors. */
    static JsonNode done(JsonNode payload) {
        assertThat(payload.path("userErrors")).as(payload.toString()).isEmpty();
        return payload.iterator().next();
    }

    /** As in {@code TOO_LONG@text}. */
    static String declined(JsonNode payload) {
        JsonNode error = payload.path("userErrors").path(0);
        String field = error.path("field").asString("");
        return error.path("code").asString("") + (field.isEmpty() ? "" : "@" + field);
    }

    List<String> photos(Someone who, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> sent(who, SampleFiles.jpeg()))
                .toList();
    }

    String sent(Someone who, byte[] file) {
        HttpResponse<String> answer = as(who).post("/media", "application/octet-stream", file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").asString();
    }

    /** The case as somebody sees it; a null node when they do not. */
    JsonNode seen(Someone who, String id, String fields) {
        return as(who).ask("query($id: ID!) { node(id: $id) { ... on Case { " + fields + " } } }", Map.of("id", id))
                .at("/data/node");
    }

    /** A household behind the door's unit, in its ten-household unit. */
    long household(String behind) {
        long id = Ids.next();
        jdbc.update(
                "insert into household (id, building_id, unit_id, grid_id, door) values (?, ?, ?, ?, ?)",
                id,
                door.buildingId(),
                door.unitId(),
                door.tenHouseholdUnitId(),
                behind);
        return id;
    }

    /** Confirmed, by its row. */
    void lives(Someone someone, long household) {
        jdbc.update(
                "insert into household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)"
                        + " values (?, ?, ?, ?, 'CONFIRMED', 1, ?, utc_timestamp(3))",
                Ids.next(),
                household,
                someone.id(),
                someone.id(),
                door.community().value());
    }

    /** What so many of the same at once come to. */
    static List<JsonNode> together(int number, Callable<JsonNode> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(number);
        try {
            List<JsonNode> answers = new ArrayList<>();
            for (Future<JsonNode> answer : threads.invokeAll(Collections.nCopies(number, work))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    /** A server that has too much to do says so, and is asked again. */
    static JsonNode patiently(Callable<JsonNode> work) throws Exception {
        while (true) {
            try {
                return work.call();
            } catch (AssertionError e) {
                if (!String.valueOf(e.getMessage()).contains("UNAVAILABLE")) {
                    throw e;
                }
            }
        }
    }

    /** Input that names a case as it is now. */
    Map<String, Object> named(JsonNode node, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("case", node.path("id").asString());
        input.put("version", row(node).version());
        return input;
    }

    /** From now on WeChat knows them, and they have just been there. */
    void onWeChat(Someone someone) throws Exception {
        String openid = "o" + UUID.randomUUID().toString().replace("-", "");
        people.onWeChat(someone, openid, index);
        WeChatStandIn platform = WeChatStandIn.shared();
        String login = platform.url() + "/sns/jscode2session?appid=" + WeChatStandIn.APP_ID + "&secret="
                + WeChatStandIn.APP_SECRET + "&grant_type=authorization_code&js_code=" + platform.codeFor(openid);
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(login)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(answer).contains(openid);
    }

    static long id(JsonNode node) {
        return Ids.fromOpaque(node.path("id").asString());
    }

    CaseRow row(JsonNode node) {
        return table.find(id(node)).orElseThrow();
    }

    int count(String sql, Object... arguments) {
        Integer count = jdbc.queryForObject(sql, Integer.class, arguments);
        return count == null ? 0 : count;
    }
}

package cn.doorplate.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.time.Duration;
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

/** A door with people around it who answer alarms, and what is done with alarms through the API. */
@IntegrationTest
@NullUnmarked // what is null where it must not be is a failed test
abstract class AlarmGround {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final String ALARM = "{ id kind title where state standing outcome endedAt stage passedOnAt told"
            + " helpers { name title answer minutes } steps { number words } phones { title number } }";

    static final String AT_DESK = "{ id alarm " + ALARM + " name phone words presses position { accuracy location"
            + " { longitude latitude } } told { name title stage answer } actions historyIntact }";

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

    @LocalServerPort
    int port;

    TestPlaces places;
    TestPeople people;
    Door door;

    @BeforeEach
    void open() {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
    }

    static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    Someone head() {
        return named(
                "赵大海",
                people.holding(Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId())));
    }

    Someone worker() {
        return named("王小英", people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId())));
    }

    Someone office() {
        return named("李社区", people.holding(Role.COMMUNITY_STAFF, region(door.community())));
    }

    Someone street() {
        return named(
                "周街道", people.holding(Role.STREET_STAFF, region(door.community().at(RegionLevel.STREET))));
    }

    Someone named(String name, Someone someone) {
        jdbc.update(
                "update person set name_sealed = ? where id = ?",
                keys.seal(someone.id(), "person.name", name),
                someone.id());
        return someone;
    }

    /** Somebody with a name and a phone, who is nothing here. */
    Someone passerBy() {
        return named("钱老太", people.reachable(index).someone());
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    TestClient nobody() {
        return TestClient.of(port);
    }

    TestClient as(Someone someone) {
        return nobody().as(someone);
    }

    JsonNode act(TestClient who, String mutation, String answer, Map<String, ?> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return who.field(
                "mutation($input: " + type + ") { " + mutation + "(input: $input) { " + answer
                        + " userErrors { field code message } } }",
                Map.of("input", input));
    }

    /** The payload. */
    JsonNode raise(TestClient who, String kind, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("kind", kind);
        input.putIfAbsent("idempotencyKey", key());
        input.putIfAbsent("place", Map.of("plate", door.plate().toString()));
        return act(who, "alarmRaise", "ticket alarm " + ALARM + " phones { title number }", input);
    }

    JsonNode raise(String kind) {
        return done(raise(nobody(), kind, Map.of()));
    }

    /** A payload without errors. */
    static JsonNode done(JsonNode payload) {
        assertThat(payload.path("userErrors")).as(payload.toString()).isEmpty();
        return payload;
    }

    /** As in {@code TOO_LONG@text}. */
    static String declined(JsonNode payload) {
        JsonNode error = payload.path("userErrors").path(0);
        String field = error.path("field").asString("");
        return error.path("code").asString("") + (field.isEmpty() ? "" : "@" + field);
    }

    /** As who raised it sees it now. */
    JsonNode own(JsonNode raised) {
        return nobody().field("query($ticket: String!) { alarm(ticket: $ticket) " + ALARM + " }", ticket(raised));
    }

    static Map<String, Object> ticket(JsonNode raised) {
        return Map.of("ticket", raised.path("ticket").asString());
    }

    static String id(JsonNode raised) {
        return raised.path("alarm").path("id").asString();
    }

    /** As somebody sees it who answers; null if they do not. */
    JsonNode atDesk(Someone who, JsonNode raised) {
        return as(who).field("query($id: ID!) { alarmToAnswer(id: $id) " + AT_DESK + " }", Map.of("id", id(raised)));
    }

    JsonNode answer(Someone who, JsonNode raised, String answer) {
        return answer(who, raised, answer, Map.of());
    }

    JsonNode answer(Someone who, JsonNode raised, String answer, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("alarm", id(raised));
        input.put("answer", answer);
        return act(as(who), "alarmAnswer", "alarm " + AT_DESK, input);
    }

    JsonNode end(Someone who, JsonNode raised, String outcome) {
        return act(as(who), "alarmEnd", "alarm " + AT_DESK, Map.of("alarm", id(raised), "outcome", outcome));
    }

    /** By who never had the answer. */
    JsonNode callOffBy(String key) {
        return act(nobody(), "alarmCallOff", "alarm " + ALARM, Map.of("idempotencyKey", key));
    }

    JsonNode callOff(JsonNode raised) {
        return act(nobody(), "alarmCallOff", "alarm " + ALARM, ticket(raised));
    }

    /** It is so much later for this alarm. */
    void pass(JsonNode raised, Duration time) {
        jdbc.update(
                "update alarm set raised_at = raised_at - interval ? second, due_at = due_at - interval ? second where id = ?",
                time.toSeconds(),
                time.toSeconds(),
                Ids.fromOpaque(id(raised)));
    }

    void awaitStage(JsonNode raised, String stage) {
        await().atMost(PATIENCE)
                .until(() -> stage.equals(own(raised).path("stage").asString("")));
    }

    static List<String> steps(JsonNode alarm) {
        return alarm.path("steps")
                .valueStream()
                .map(step -> step.path("words").asString())
                .toList();
    }

    /** What lies in somebody's inbox, the newest first: the titles. */
    List<String> told(Someone who) {
        return as(who).field("{ me { inbox { messages(first: 100) { nodes { title kind } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .map(message -> message.path("title").asString())
                .toList();
    }
}

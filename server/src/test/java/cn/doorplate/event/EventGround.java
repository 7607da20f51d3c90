package cn.doorplate.event;

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
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A community with a door and an office, people who may come, and what one does with events through the API. */
@IntegrationTest
@Import(TestEvents.class)
@NullUnmarked // what is null where it must not be is a failed test
abstract class EventGround {

    static final String FILE =
            "{ id version mayEdit placed offered checkedIn noShows repeats { monthlyOn weekly until }"
                    + " event { id state title venue startsAt endsAt signUpOpensAt signUpClosesAt cancelUntil capacity placesLeft waiting"
                    + " cancelledReason groups { name capacity placesLeft } series { id rule next { id startsAt } } } }";

    static final String SIGN_UP =
            "{ id state standing own forWhom group ahead offeredUntil pass checkedInAt noShow actions score"
                    + " answers { number label text } event { id } }";

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
    TestEvents time;

    @LocalServerPort
    int port;

    TestPlaces places;
    TestPeople people;
    Door door;
    Someone office;

    @BeforeEach
    void open() {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        office = people.holding(Role.COMMUNITY_STAFF, region(door.community()));
    }

    static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    TestClient as(Someone someone) {
        return TestClient.of(port).as(someone);
    }

    /** Somebody with a name and a phone, who is nothing here. */
    Someone passerBy() {
        return people.reachable(index).someone();
    }

    /** Somebody who lives behind the door. */
    Someone resident() {
        Someone someone = passerBy();
        long household = household("6" + Ids.next());
        insert(
                "household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)",
                household,
                someone.id(),
                someone.id(),
                "CONFIRMED",
                1,
                door.community().value(),
                "2026-01-01 00:00:00");
        people.give(someone, Role.RESIDENT, new PlaceRef(PlaceKind.UNIT, door.unitId()));
        return someone;
    }

    /** Somebody who rides in the county. */
    Someone rider() {
        Someone someone = passerBy();
        people.give(someone, Role.RIDER, region(door.county()));
        return someone;
    }

    void named(Someone someone, String name) {
        jdbc.update(
                "update person set name_sealed = ? where id = ?",
                keys.seal(someone.id(), "person.name", name),
                someone.id());
    }

    long household(String number) {
        return insert(
                "household (id, building_id, unit_id, grid_id, door)",
                door.buildingId(),
                door.unitId(),
                door.tenHouseholdUnitId(),
                number);
    }

    long insert(String table, Object... values) {
        long id = Ids.next();
        Object[] all = new Object[values.length + 1];
        all[0] = id;
        System.arraycopy(values, 0, all, 1, values.length);
        jdbc.update("insert into " + table + " values (?" + ", ?".repeat(values.length) + ")", all);
        return id;
    }

    /** A health check in two weeks, for everyone, with so many places. */
    Map<String, Object> content(int capacity) {
        Instant begin = Instant.now().plus(Duration.ofDays(14));
        Map<String, Object> content = new HashMap<>();
        content.put("kind", "HEALTH_CHECK");
        content.put("title", "免费体检");
        content.put("text", "量血压、测血糖。\n请空腹来。");
        content.put("host", "县人民医院");
        content.put("contact", "0851-24621234");
        content.put("places", List.of(Map.of("region", door.community().toString())));
        content.put("venue", "社区服务中心二楼");
        content.put("building", Ids.toOpaque(door.buildingId()));
        content.put("startsAt", begin.toString());
        content.put("endsAt", begin.plus(Duration.ofHours(3)).toString());
        content.put("capacity", capacity);
        content.put("who", Map.of("audiences", List.of("EVERYONE")));
        return content;
    }

    Map<String, Object> content(int capacity, String field, Object value) {
        Map<String, Object> content = content(capacity);
        content.put(field, value);
        return content;
    }

    JsonNode draft(Someone who, Map<String, Object> content) {
        return staff(
                who,
                "eventDraft",
                Map.of(
                        "idempotencyKey",
                        UUID.randomUUID().toString(),
                        "publisher",
                        door.community().toString(),
                        "content",
                        content));
    }

    JsonNode edit(JsonNode file, Map<String, Object> content) {
        return staff(office, "eventEdit", named(file, Map.of("content", content)));
    }

    JsonNode publish(JsonNode file) {
        return staff(office, "eventPublish", named(file, Map.of()));
    }

    JsonNode cancel(JsonNode file, String reason) {
        return staff(office, "eventCancel", named(file, Map.of("reason", reason)));
    }

    /** Written and published by the office: its id. */
    String published(Map<String, Object> content) {
        return done(publish(done(draft(office, content)))).path("id").asString();
    }

    /** As staff see it now. */
    JsonNode file(String event) {
        return as(office).field("query($id: ID!) { eventFile(id: $id) " + FILE + " }", Map.of("id", event));
    }

    static Map<String, Object> named(JsonNode file, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("event", file.path("id").asString());
        input.put("version", file.path("version").asInt());
        return input;
    }

    JsonNode staff(Someone who, String mutation, Map<String, Object> input) {
        return act(who, mutation, "file " + FILE, input);
    }

    /** The payload. */
    JsonNode act(Someone who, String mutation, String answer, Map<String, Object> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return as(who).field(
                        "mutation($input: " + type + ") { " + mutation + "(input: $input) { " + answer
                                + " userErrors { field code message } } }",
                        Map.of("input", input));
    }

    JsonNode signUp(Someone who, String event) {
        return signUp(who, event, Map.of());
    }

    JsonNode signUp(Someone who, String event, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("event", event);
        input.putIfAbsent("idempotencyKey", UUID.randomUUID().toString());
        return act(who, "eventSignUp", "signUp " + SIGN_UP, input);
    }

    JsonNode accept(Someone who, JsonNode signUp) {
        return act(who, "eventOfferAccept", "signUp " + SIGN_UP, Map.of("signUp", id(signUp)));
    }

    JsonNode giveBack(Someone who, JsonNode signUp) {
        return act(who, "eventSignUpCancel", "signUp " + SIGN_UP, Map.of("signUp", id(signUp)));
    }

    static String id(JsonNode node) {
        return node.path("id").asString();
    }

    /** A sign-up as its person sees it now. */
    JsonNode now(Someone who, JsonNode signUp) {
        return as(who).field(
                        "query($id: ID!) { node(id: $id) { ... on EventSignUp " + SIGN_UP + " } }",
                        Map.of("id", id(signUp)));
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

    /** What lies in somebody's inbox about an event, oldest first: the titles. */
    List<String> told(Someone who) {
        return as(who).field("{ me { inbox { messages(first: 100) { nodes { title text } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .map(message -> message.path("title").asString())
                .toList();
    }
}

package cn.doorplate.stay;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A community with an office and stations in it, people who come there, and what they do through the API. */
@IntegrationTest
@NullUnmarked // what is null where it must not be is a failed test
abstract class StayGround {

    static final String LOAN = "{ id thing state takenAt dueAt overdue endedAt standing station { id } }";

    static final String CALL = "{ id need title words state standing own name phone answeredAt closedAt actions"
            + " sayings { byHelper own words } station { id } }";

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
    Someone office;

    /** A station in the building, with a code on its wall. */
    record Place(long number, String code) {

        String id() {
            return Ids.toOpaque(number);
        }

        String link() {
            return "https://mp.example.cn/s/" + code;
        }
    }

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

    Someone gridWorker() {
        return people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
    }

    /** Somebody with a name and a phone, who is nothing here. */
    Someone passerBy() {
        Someone someone = people.reachable(index).someone();
        jdbc.update(
                "update person set name_sealed = ? where id = ?",
                keys.seal(someone.id(), "person.name", "王小英"),
                someone.id());
        return someone;
    }

    Someone rider() {
        Someone someone = passerBy();
        people.give(someone, Role.RIDER, region(door.county()));
        return someone;
    }

    Place station() {
        return station(door.community(), door.buildingId());
    }

    Place station(RegionCode community, @Nullable Long building) {
        long id = Ids.next();
        String code = Ids.toOpaque(Ids.next());
        jdbc.update(
                "insert into station (id, kind, name, region, building_id, longitude, latitude, cell, code, content, confirmed_at,"
                        + " created_at) values (?, 'REST_STATION', '测试驿站', ?, ?, 106.28, 38.47, null, ?, ?, now(3), now(3))",
                id,
                community.value(),
                building,
                code,
                "{\"address\":\"解放街1号\",\"phones\":[],\"hours\":{\"weekly\":[],\"exceptions\":[],\"onHolidays\":\"AS_USUAL\","
                        + "\"holidaySpans\":[]},\"features\":[],\"seats\":3,\"pictures\":[]}");
        return new Place(id, code);
    }

    /** From an hour ago for two hours. */
    void onDuty(Someone someone, Place station) {
        Instant now = Instant.now();
        jdbc.update(
                "insert into duty_shift (id, post_kind, post_id, person_id, name, phone, published, starts_at, ends_at, version)"
                        + " values (?, 'STATION', ?, ?, '马师傅', '13800000000', false, ?, ?, 0)",
                Ids.next(),
                station.number(),
                someone.id(),
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofHours(1)));
    }

    TestClient as(Someone someone) {
        return TestClient.of(port).as(someone);
    }

    /** The payload. */
    JsonNode act(Someone who, String mutation, String answer, Map<String, Object> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return as(who).field(
                        "mutation($input: " + type + ") { " + mutation + "(input: $input) { " + answer
                                + " userErrors { field code message } } }",
                        Map.of("input", input));
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

    static String key() {
        return UUID.randomUUID().toString();
    }

    JsonNode lend(Someone who, Place station, String thing, int stock, int version) {
        return lend(who, station, thing, Map.of("stock", stock, "version", version));
    }

    JsonNode lend(Someone who, Place station, String thing, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(Map.of("hours", 8));
        input.putAll(more);
        input.put("station", station.id());
        input.put("thing", thing);
        return act(who, "lendingSet", "lending { thing stock available hours verifiedRidersOnly version }", input);
    }

    JsonNode take(Someone who, Place station, String thing) {
        return take(who, station, thing, key());
    }

    JsonNode take(Someone who, Place station, String thing, String key) {
        return act(
                who, "loanTake", "loan " + LOAN, Map.of("idempotencyKey", key, "code", station.link(), "thing", thing));
    }

    JsonNode giveBack(Someone who, JsonNode loan, Place station) {
        return act(who, "loanGiveBack", "loan " + LOAN, Map.of("loan", id(loan), "code", station.code()));
    }

    JsonNode settle(Someone who, JsonNode loan, String state) {
        return act(who, "loanSettle", "loan " + LOAN, Map.of("loan", id(loan), "state", state));
    }

    /** What it lends of the first thing: available of stock. */
    String stock(Place station) {
        JsonNode lending = station(passerBy(), station, "lendings { available stock }")
                .path("lendings")
                .path(0);
        return lending.path("available").asInt(0) + " of "
                + lending.path("stock").asInt(0);
    }

    JsonNode station(Someone who, Place station, String fields) {
        return as(who).field(
                        "query($id: ID!) { node(id: $id) { ... on Station { " + fields + " } } }",
                        Map.of("id", station.id()));
    }

    JsonNode ask(Someone who, Place station, String need) {
        return ask(who, station, need, Map.of());
    }

    JsonNode ask(Someone who, Place station, String need, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("station", station.id());
        input.put("need", need);
        input.putIfAbsent("idempotencyKey", key());
        return act(who, "helpAsk", "call " + CALL, input);
    }

    JsonNode say(Someone who, JsonNode call, String words) {
        return act(who, "helpSay", "call " + CALL, Map.of("idempotencyKey", key(), "call", id(call), "words", words));
    }

    JsonNode close(Someone who, JsonNode call) {
        return act(who, "helpClose", "call " + CALL, Map.of("call", id(call)));
    }

    /** A call as somebody sees it now; null if they do not. */
    JsonNode seen(Someone who, JsonNode call) {
        return as(who).field("query($id: ID!) { helpCall(id: $id) " + CALL + " }", Map.of("id", id(call)));
    }

    static String id(JsonNode node) {
        return node.path("id").asString();
    }

    /** What lies in somebody's inbox, the newest first: the titles. */
    List<String> told(Someone who) {
        return as(who).field("{ me { inbox { messages(first: 100) { nodes { title kind } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .map(message -> message.path("title").asString())
                .toList();
    }

    /** What the log says was read of somebody by somebody. */
    List<String> logged(Someone reader, Someone of) {
        return jdbc.queryForList(
                "select what from access_log where reader_id = ? and subject_id = ? order by id",
                String.class,
                reader.id(),
                of.id());
    }
}

package cn.doorplate.station;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A community with a door, its office and a passer-by, and what one does with stations through the API. */
@IntegrationTest
@NullUnmarked // what is null where it must not be is a failed test
abstract class StationGround {

    static final String STATION =
            "{ id kind name address note phones openNow openText closesAt opensAt closed { reason until } features seats"
                    + " hours { lines } amenities { kind state stateText count note reports confirmedAt since } confirmedAt }";

    static final String FILE =
            "{ id code version mayKeep unconfirmed lots { id name expired expiresOn } station " + STATION + " }";

    /** Each test's door stands where no other's does. */
    private static final AtomicInteger DOORS = new AtomicInteger();

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlacePaths paths;

    @Autowired
    Doorplates doorplates;

    @Autowired
    PersonKeys keys;

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
        int nth = DOORS.incrementAndGet();
        jdbc.update(
                "update building set longitude = ?, latitude = ? where id = ?",
                98 + nth % 40 * 0.1,
                25 + Math.floorDiv(nth, 40) * 0.1,
                door.buildingId());
        office = people.holding(
                Role.COMMUNITY_STAFF,
                new PlaceRef(PlaceKind.REGION, door.community().value()));
    }

    TestClient as(Someone someone) {
        return TestClient.of(port).as(someone);
    }

    Map<String, Object> content() {
        Map<String, Object> content = new HashMap<>();
        content.put("kind", "REST_STATION");
        content.put("name", "积善社区骑手驿站");
        content.put("building", Ids.toOpaque(door.buildingId()));
        content.put("address", "测试路 1 号一楼");
        content.put("hours", Map.of("weekly", everyDay("00:00", "24:00")));
        return content;
    }

    static List<Map<String, Object>> everyDay(String from, String until) {
        return IntStream.rangeClosed(1, 7)
                .mapToObj(day -> Map.<String, Object>of("weekday", day, "from", from, "until", until))
                .toList();
    }

    /** The payload of a mutation. */
    JsonNode send(Someone who, String mutation, String answer, Map<String, Object> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        JsonNode all = as(who).ask(
                        "mutation M($input: %sInput!) { %s(input: $input) { %s userErrors { field code message } } }"
                                .formatted(type, mutation, answer),
                        Map.of("input", input));
        assertThat(all.path("errors").isEmpty()).as(all.toString()).isTrue();
        return all.path("data").path(mutation);
    }

    JsonNode done(JsonNode payload) {
        assertThat(payload.path("userErrors").isEmpty()).as(payload.toString()).isTrue();
        return payload;
    }

    static List<String> codes(JsonNode payload) {
        return payload.path("userErrors")
                .valueStream()
                .map(it -> it.path("code").asString() + " " + it.path("field").asString(""))
                .map(String::strip)
                .toList();
    }

    JsonNode create(Map<String, Object> content) {
        return send(
                office,
                "stationCreate",
                "file " + FILE,
                Map.of(
                        "idempotencyKey",
                        UUID.randomUUID().toString(),
                        "region",
                        door.community().toString(),
                        "content",
                        content));
    }

    /** The id of a station that is there. */
    String created() {
        return done(create(content())).path("file").path("id").asString();
    }

    /** The titles of what somebody was told. */
    String inbox(Someone who) {
        return as(who).ask("{ me { inbox { messages(first: 5) { nodes { title } } } } }")
                .toString();
    }

    static long number(String station) {
        return Ids.fromOpaque(station);
    }

    JsonNode set(String station, String kind, String state) {
        return send(
                office, "stationAmenitySet", "file " + FILE, Map.of("station", station, "kind", kind, "state", state));
    }

    JsonNode say(Someone who, String mutation, String station, String kind) {
        return send(who, mutation, "amenity { state reports stateText }", Map.of("station", station, "kind", kind));
    }

    JsonNode station(String id) {
        return TestClient.of(port)
                .ask("query Q($id: ID!) { station(id: $id) " + STATION + " }", Map.of("id", id))
                .path("data")
                .path("station");
    }

    /** The ids of those near the door that fulfil this. */
    List<String> near(String more) {
        return TestClient.of(port)
                .ask("{ stationsNear(at: {doorplate: \"%s\"}%s) { nodes { station { id name } } userErrors { code } } }"
                        .formatted(door.plate(), more))
                .path("data")
                .path("stationsNear")
                .path("nodes")
                .valueStream()
                .map(it -> it.path("station").path("id").asString())
                .toList();
    }
}

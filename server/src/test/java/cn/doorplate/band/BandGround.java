package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.dev.band.SimulatedBand;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A community that gives out bands, somebody old who lives there, and who acts for them. */
@IntegrationTest
@NullUnmarked // what is null where it must not be is a failed test
abstract class BandGround {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    static final String BAND =
            "{ id status mine wearer consent heardAt version heartRate { beats } position { location { latitude } }"
                    + " care { heartLow heartHigh fence { radius from until centre { latitude longitude } } } heartRates { beats } }";

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
    Someone office;

    @BeforeEach
    void open() {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        office = people.holding(
                Role.COMMUNITY_STAFF,
                new PlaceRef(PlaceKind.REGION, door.community().value()));
    }

    TestClient as(Someone someone) {
        return TestClient.of(port).as(someone);
    }

    JsonNode act(Someone who, String mutation, String answer, Map<String, ?> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return as(who).field(
                        "mutation($input: " + type + ") { " + mutation + "(input: $input) { " + answer
                                + " userErrors { field code message } } }",
                        Map.of("input", input));
    }

    /** Of that band, of the version in which it is unless another is given. */
    JsonNode change(Someone who, String mutation, String answer, JsonNode registered, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("band", id(registered));
        input.putIfAbsent("version", band(who, registered).path("version").asInt());
        return act(who, mutation, answer, input);
    }

    /** What is watched of who wears it. */
    JsonNode watch(Someone who, JsonNode registered, Map<String, ?> more) {
        return change(who, "bandCareSet", "band { version }", registered, more);
    }

    static JsonNode done(JsonNode payload) {
        assertThat(payload.path("userErrors")).as(payload.toString()).isEmpty();
        return payload;
    }

    static String declined(JsonNode payload) {
        JsonNode error = payload.path("userErrors").path(0);
        String field = error.path("field").asString("");
        return error.path("code").asString("") + (field.isEmpty() ? "" : "@" + field);
    }

    /** What is shown once of a new band. */
    JsonNode register() {
        String serial = "AK-" + UUID.randomUUID().toString().substring(0, 8);
        return done(act(
                office,
                "bandRegister",
                "band { id serial status version } secret code",
                Map.of("community", door.community().toString(), "serial", serial)));
    }

    SimulatedBand simulated(JsonNode registered) {
        return new SimulatedBand(
                "http://127.0.0.1:" + port,
                registered.at("/band/serial").asString(),
                registered.path("secret").asString());
    }

    static String id(JsonNode registered) {
        return registered.at("/band/id").asString();
    }

    /** Puts it on oneself. */
    JsonNode wear(Someone wearer, JsonNode registered) {
        return done(act(
                wearer,
                "bandWear",
                "band " + BAND,
                Map.of("code", registered.path("code").asString(), "consent", "OWN")));
    }

    JsonNode band(Someone who, JsonNode registered) {
        return as(who).field("query($id: ID!) { band(id: $id) " + BAND + " }", Map.of("id", id(registered)));
    }

    /** Lives at the door, confirmed. */
    void livesThere(Someone someone) {
        long household = Ids.next();
        jdbc.update(
                "insert into household (id, building_id, unit_id, grid_id, door) values (?, ?, ?, ?, '101')",
                household,
                door.buildingId(),
                door.unitId(),
                door.tenHouseholdUnitId());
        jdbc.update(
                "insert into household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)"
                        + " values (?, ?, ?, ?, 'CONFIRMED', 1, ?, '2026-01-01')",
                Ids.next(),
                household,
                someone.id(),
                someone.id(),
                door.community().value());
    }

    /** Acts for the other. */
    void actsFor(Someone guardian, Someone dependant) {
        jdbc.update(
                "insert into guardianship (id, guardian_id, dependant_id, kind, status, live, consent, asked_at, decided_at)"
                        + " values (?, ?, ?, 'ELDER', 'ACTIVE', 1, 'OWN_ACCOUNT', '2026-01-01', '2026-01-01')",
                Ids.next(),
                guardian.id(),
                dependant.id());
    }

    int alarmsOf(Someone wearer) {
        Integer count =
                jdbc.queryForObject("select count(*) from alarm where person_id = ?", Integer.class, wearer.id());
        return count == null ? 0 : count;
    }
}

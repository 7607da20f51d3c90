package cn.doorplate.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Reachable;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A door in a community of its own, whose office and grid worker sit at their desks. */
@IntegrationTest
@NullUnmarked // a null where something should be is a failed test
abstract class DutyTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Doorplates doorplates;

    @Autowired
    PlacePaths paths;

    @Autowired
    PersonKeys keys;

    @Autowired
    BlindIndex index;

    TestPlaces places;
    TestPeople people;
    Door door;
    Someone office;
    Someone worker;

    @BeforeEach
    void open() {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        office = people.holding(Role.COMMUNITY_STAFF, region(door.community()));
        worker = people.holding(Role.GRID_WORKER, grid(door));
    }

    static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    static PlaceRef grid(Door door) {
        return new PlaceRef(PlaceKind.GRID, door.gridId());
    }

    Reachable reachable() {
        return people.reachable(index);
    }

    JsonNode ask(@Nullable Someone who, String query) {
        TestClient nobody = TestClient.of(port);
        return (who == null ? nobody : nobody.as(who)).field("{ " + query + " }", Map.of());
    }

    /** The payload of a mutation. */
    JsonNode run(Someone who, String mutation, Map<String, ?> input, String selection) {
        String type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input!";
        String document = "mutation($input: " + type + ") { " + mutation + "(input: $input) { " + selection
                + " userErrors { field code message } } }";
        return TestClient.of(port).as(who).field(document, Map.of("input", input));
    }

    /** As in {@code from:OVERLAPS}. */
    static List<String> faults(JsonNode payload) {
        List<String> faults = new ArrayList<>();
        payload.path("userErrors")
                .forEach(error -> faults.add(error.path("field").asString("") + ":"
                        + error.path("code").asString()));
        return faults;
    }

    static JsonNode done(JsonNode payload) {
        assertThat(faults(payload)).isEmpty();
        return payload;
    }

    static Map<String, Object> with(Map<String, Object> input, Object... namesAndValues) {
        Map<String, Object> all = new HashMap<>(input);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return all;
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    /** So many hours from now, as a client says it. */
    static String in(long hours) {
        return Instant.now()
                .truncatedTo(ChronoUnit.MILLIS)
                .plus(hours, ChronoUnit.HOURS)
                .toString();
    }

    Map<String, Object> card(String role, String name) {
        return with(
                Map.of("role", role, "name", name, "phone", "0951-0000-1234"),
                "at",
                Map.of("building", Ids.toOpaque(door.buildingId())),
                "from",
                "2026-01-01T00:00:00+08:00",
                "idempotencyKey",
                key());
    }

    /** Publishes a card; as it then stands. */
    JsonNode published(Map<String, Object> card) {
        return done(run(office, "responsibilityPublish", card, "responsibility { id version binding }"))
                .path("responsibility");
    }

    JsonNode leave(Map<String, Object> input) {
        return run(
                office,
                "responsibilityLeaveAdd",
                with(input, "idempotencyKey", key()),
                "responsibilityLeave { id version standInName standInBound }");
    }

    /** Who is to be called at the door, as its plate says it. */
    JsonNode contacts() {
        return ask(
                        null,
                        "doorplate(code: \"" + door.plate() + "\") { contacts { title name phone place standsInFor } }")
                .path("contacts");
    }

    JsonNode here() {
        return ask(
                        null,
                        "responsibleHere(at: {doorplate: \"" + door.plate() + "\"}) { levels { kind name"
                                + " contacts { title name phone place standsInFor } onDuty { name phone } onDutyCount"
                                + " place { __typename } } }")
                .path("levels");
    }

    List<String> gaps(String kinds) {
        List<String> texts = new ArrayList<>();
        ask(office, "responsibilityGaps(within: \"" + door.community() + "\", kinds: " + kinds + ") { nodes { text } }")
                .path("nodes")
                .forEach(gap -> texts.add(gap.path("text").asString()));
        return texts;
    }

    Map<String, Object> shift(Reachable who, String from, String until) {
        return with(
                Map.of("post", Map.of("grid", Ids.toOpaque(door.gridId()))),
                "person",
                Map.of("phone", who.phone()),
                "name",
                "小英",
                "phone",
                "0951-0000-5678",
                "published",
                true,
                "from",
                from,
                "until",
                until,
                "idempotencyKey",
                key());
    }

    JsonNode add(Map<String, Object> shift) {
        return run(office, "dutyShiftAdd", shift, "shifts { id version from until repeats name post { name kind } }");
    }

    /** What somebody was told, the newest first. */
    List<String> told(Someone who) {
        List<String> titles = new ArrayList<>();
        ask(who, "me { inbox { messages(first: 20) { nodes { kind title } } } }")
                .at("/inbox/messages/nodes")
                .forEach(message -> {
                    assertThat(message.path("kind").asString()).isEqualTo("DUTY");
                    titles.add(message.path("title").asString());
                });
        return titles;
    }

    static List<String> texts(JsonNode nodes, String field) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.path(field).asString("")));
        return texts;
    }
}

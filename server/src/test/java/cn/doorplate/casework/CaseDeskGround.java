package cn.doorplate.casework;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.casework.life.CaseDesk;
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
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A community with a door, who raises cases there, and who handles them; each test has its own. */
@IntegrationTest
@Import(TestCases.class)
@NullUnmarked // what is null where it must not be is a failed test
abstract class CaseDeskGround {

    private static final String SHOWN =
            " { %s { id state version level category { code level promise } returns bound desk { role } handler { isMe }"
                    + " finish { outcome text } ending score dueAt levelDueAt } userErrors { field code message } } }";

    @Autowired
    TestCases cases;

    @Autowired
    CaseTable table;

    @Autowired
    CaseEventMapper events;

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
    Someone resident;

    @BeforeEach
    void settle() {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        resident = people.someone();
    }

    TestClient as(Someone someone) {
        return TestClient.of(port).as(someone);
    }

    static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    /** Somebody at the desk. */
    Someone at(CaseDesk desk) {
        return people.holding(desk.role(), desk.place());
    }

    CaseDesk community() {
        return CaseDesk.office(door.community());
    }

    CaseDesk street() {
        return CaseDesk.office(door.community().at(RegionLevel.STREET));
    }

    CaseDesk county() {
        return CaseDesk.office(door.county());
    }

    CaseDesk property() {
        return TestCases.property(door);
    }

    CaseDesk mediator() {
        return new CaseDesk(Role.MEDIATOR, region(door.community()));
    }

    CaseRow now(CaseRow row) {
        return table.find(row.id()).orElseThrow();
    }

    /** Does something to a case as it is now, with these parts of the input beside. */
    JsonNode act(Someone who, String mutation, CaseRow row, Map<String, ?> more) {
        return act(who, mutation, row, now(row).version(), more);
    }

    JsonNode act(Someone who, String mutation, CaseRow row, int version, Map<String, ?> more) {
        String subject = mutation.startsWith("question") ? "question" : mutation.startsWith("order") ? "order" : "case";
        Map<String, Object> input = new HashMap<>(more);
        input.put(subject, Ids.toOpaque(row.id()));
        if (!mutation.equals("orderTake")) {
            input.put("version", version);
        }
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return as(who).field(
                        "mutation($input: " + type + ") { " + mutation + "(input: $input)" + SHOWN.formatted(subject),
                        Map.of("input", input));
    }

    static String code(JsonNode payload) {
        return payload.at("/userErrors/0/code").asString("");
    }

    Map<String, Object> desk(CaseDesk desk) {
        String place = desk.place().kind() == PlaceKind.REGION
                ? new RegionCode(desk.place().id()).toString()
                : Ids.toOpaque(desk.place().id());
        return Map.of(
                "role",
                desk.role().name(),
                "place",
                Map.of(desk.place().kind().name().toLowerCase(Locale.ROOT), place));
    }

    /** A picture that somebody sent, and that belongs to nothing yet. */
    String picture(Someone owner) {
        long id = Ids.next();
        jdbc.update(
                "insert into media (id, owner_id, status, format, file_name, bytes, upload_hash, width, height)"
                        + " values (?, ?, 'STORED', 'JPEG', ?, 100, ?, 10, 10)",
                id,
                owner.id(),
                UUID.randomUUID().toString().replace("-", ""),
                new byte[32]);
        return Ids.toOpaque(id);
    }

    List<String> actions(CaseRow row) {
        return events.behind(row.id(), 0, 100).stream()
                .map(event -> event.action().name())
                .toList();
    }
}

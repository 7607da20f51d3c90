package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.checks.statements.Statements;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Staff are appointed by staff above them, at a place, from and until. */
@IntegrationTest
@NullUnmarked // a null where something should be is a failed test
class RoleTests {

    private static final String APPOINT = """
            mutation Appoint($input: RoleAppointInput!) {
              roleAppoint(input: $input) {
                roleGrant {
                  id role title version until
                  place { __typename ... on Grid { id name } ... on Region { code } }
                  holder { name phone }
                }
                userErrors { field code message }
              }
            }
            """;
    private static final String END = """
            mutation End($input: RoleEndInput!) {
              roleEnd(input: $input) { roleGrant { until version } userErrors { code message } }
            }
            """;
    private static final String LIST = """
            query List($within: String!, $first: Int!, $after: String) {
              roleGrants(within: $within, first: $first, after: $after) {
                nodes { id role place { __typename } holder { name phone } }
                pageInfo { hasNextPage endCursor }
              }
            }
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlacePaths paths;

    @Autowired
    private Doorplates doorplates;

    @Autowired
    private PersonKeys keys;

    @Autowired
    private BlindIndex index;

    @Autowired
    private Statements statements;

    private TestPlaces places;
    private TestPeople people;
    private TestClient client;

    @BeforeEach
    void makeThem() {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        client = TestClient.of(port);
    }

    @Test
    void communityStaffAppointTheGridWorkerOfTheirGrid() {
        Door door = places.door();
        Someone staff = staffOf(door.community());
        TestPeople.Reachable worker = people.reachable(index);

        JsonNode done = client.as(staff).field(APPOINT, appointing(worker.phone(), "GRID_WORKER", grid(door.gridId())));

        assertThat(done.path("userErrors")).isEmpty();
        assertThat(done.at("/roleGrant/title").asString()).isEqualTo("网格员");
        assertThat(done.at("/roleGrant/place/name").asString()).isEqualTo("第一网格");
        assertThat(done.at("/roleGrant/holder/phone").asString())
                .contains("****")
                .doesNotContain(worker.phone());
        JsonNode mine = client.as(worker.someone()).field("{ me { roles { role place { __typename } } } }", Map.of());
        assertThat(mine.at("/roles/0/role").asString()).isEqualTo("GRID_WORKER");
        assertThat(mine.at("/roles/0/place/__typename").asString()).isEqualTo("Grid");
    }

    @Test
    void nobodyAppointsTheirEqualsOrThoseAbove() {
        Door door = places.door();
        Someone staff = staffOf(door.community());
        String phone = people.reachable(index).phone();
        PlaceRef community = region(door.community());

        assertThat(codeOf(staff, appointing(phone, "COMMUNITY_STAFF", community)))
                .isEqualTo("ROLE_TOO_HIGH");
        assertThat(codeOf(staff, appointing(phone, "OPERATOR", community))).isEqualTo("ROLE_TOO_HIGH");
        Someone worker = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        assertThat(codeOf(worker, appointing(phone, "BUILDING_HEAD", building(door.buildingId()))))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void nobodyAppointsElsewhere() {
        Door here = places.door();
        Door there = places.door();
        Someone staff = staffOf(here.community());
        String phone = people.reachable(index).phone();

        assertThat(codeOf(staff, appointing(phone, "GRID_WORKER", grid(there.gridId()))))
                .isEqualTo("NOT_FOUND");
        assertThat(codeOf(staff, appointing(phone, "GRID_WORKER", grid(Ids.next()))))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void eachRoleHasItsGround() {
        Door door = places.door();
        Someone staff = staffOf(door.community());
        String phone = people.reachable(index).phone();

        assertThat(codeOf(staff, appointing(phone, "GRID_WORKER", building(door.buildingId()))))
                .isEqualTo("WRONG_PLACE");
        assertThat(codeOf(staff, appointing(phone, "GRID_WORKER", grid(door.zoneId()))))
                .isEqualTo("WRONG_PLACE");
        assertThat(codeOf(staff, appointing(phone, "TEN_HOUSEHOLD_HEAD", grid(door.tenHouseholdUnitId()))))
                .isEmpty();
    }

    @Test
    void declinesWhatCannotBe() {
        Door door = places.door();
        Someone staff = staffOf(door.community());
        TestPeople.Reachable worker = people.reachable(index);
        Map<String, Object> grid = grid(door.gridId());

        assertThat(codeOf(staff, appointing("13999999999", "GRID_WORKER", grid)))
                .isEqualTo("NO_SUCH_PERSON");
        assertThat(codeOf(staff, appointing(worker.phone(), "GRID_WORKER", grid)))
                .isEmpty();
        assertThat(codeOf(staff, appointing(worker.phone(), "GRID_WORKER", grid)))
                .isEqualTo("ALREADY_HELD");
        TestPeople.Reachable self = people.reachable(index);
        people.give(self.someone(), Role.COMMUNITY_STAFF, region(door.community()));
        assertThat(codeOf(self.someone(), appointing(self.phone(), "GRID_WORKER", grid)))
                .isEqualTo("ONESELF");
    }

    @Test
    void theSameKeyAppointsOnce() {
        Door door = places.door();
        Someone staff = staffOf(door.community());
        Map<String, Object> input = appointing(people.reachable(index).phone(), "GRID_WORKER", grid(door.gridId()));

        JsonNode first = client.as(staff).field(APPOINT, input);
        JsonNode again = client.as(staff).field(APPOINT, input);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void anEndedRoleEntitlesToNothingFromTheNextRequestOn() {
        Door door = places.door();
        Someone staff = staffOf(door.community());
        TestPeople.Reachable worker = people.reachable(index);
        JsonNode grant =
                client.as(staff).field(APPOINT, appointing(worker.phone(), "GRID_WORKER", grid(door.gridId())));

        JsonNode ended = client.as(staff)
                .field(
                        END,
                        ending(
                                grant.at("/roleGrant/id").asString(),
                                grant.at("/roleGrant/version").asInt()));

        assertThat(ended.path("userErrors")).isEmpty();
        assertThat(ended.at("/roleGrant/until").isNull()).isFalse();
        assertThat(client.as(worker.someone())
                        .field("{ me { roles { role } } }", Map.of())
                        .path("roles"))
                .isEmpty();
        assertThat(TestClient.code(client.as(staff)
                        .ask(END, ending(grant.at("/roleGrant/id").asString(), 0))))
                .isEqualTo("CONFLICT");
    }

    @Test
    void oneMayResignButNotEndWhatIsNotOnes() {
        Door door = places.door();
        TestPeople.Reachable worker = people.reachable(index);
        JsonNode grant = client.as(staffOf(door.community()))
                .field(APPOINT, appointing(worker.phone(), "GRID_WORKER", grid(door.gridId())));
        String id = grant.at("/roleGrant/id").asString();

        Someone other = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        assertThat(TestClient.code(client.as(other).ask(END, ending(id, 0)))).isEqualTo("NOT_FOUND");
        assertThat(TestClient.code(client.as(staffOf(places.door().community())).ask(END, ending(id, 0))))
                .isEqualTo("NOT_FOUND");
        assertThat(TestClient.code(client.as(worker.someone()).ask(END, ending(id, 0))))
                .isEmpty();
    }

    @Test
    void aRiderRegistersThemself() {
        Door door = places.door();
        Someone rider = people.someone();
        String register = """
                mutation Register($county: String!) {
                  riderRegister(input: {idempotencyKey: "k", county: $county}) {
                    roleGrant { role place { ... on Region { code } } } userErrors { code }
                  }
                }
                """;
        String county = door.county().toString();

        JsonNode done = client.as(rider).field(register, Map.of("county", county));

        assertThat(done.at("/roleGrant/role").asString()).isEqualTo("RIDER");
        assertThat(done.at("/roleGrant/place/code").asString()).isEqualTo(county);
        assertThat(TestClient.code(client.as(people.someone())
                        .ask(register, Map.of("county", door.community().toString()))))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void listsTheAppointmentsOfARegionPageByPageAndNoResidents() {
        Door door = places.door();
        Someone street =
                people.holding(Role.STREET_STAFF, region(door.community().at(RegionLevel.STREET)));
        staffOf(door.community());
        for (int i = 0; i < 4; i++) {
            people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
            people.holding(Role.RESIDENT, new PlaceRef(PlaceKind.BUILDING, door.buildingId()));
        }
        String within = door.community().at(RegionLevel.STREET).toString();

        JsonNode first = client.as(street).field(LIST, Map.of("within", within, "first", 4));
        JsonNode second = client.as(street)
                .field(
                        LIST,
                        Map.of(
                                "within",
                                within,
                                "first",
                                4,
                                "after",
                                first.at("/pageInfo/endCursor").asString()));

        assertThat(first.path("nodes").size() + second.path("nodes").size()).isEqualTo(6);
        assertThat(first.at("/nodes/0/role").asString()).isEqualTo("STREET_STAFF");
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(TestClient.code(client.as(street)
                        .ask(LIST, Map.of("within", door.county().toString(), "first", 4))))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aPageOfFiftyCostsAsManyStatementsAsOneOfTwo() {
        Door door = places.door();
        Someone staff = staffOf(door.community());
        for (int i = 0; i < 50; i++) {
            people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        }
        int few = asked(staff, door.community(), 2);
        assertThat(asked(staff, door.community(), 50)).isLessThanOrEqualTo(few);
    }

    private int asked(Someone staff, RegionCode region, int first) {
        return statements
                .during(() -> client.as(staff).field(LIST, Map.of("within", region.toString(), "first", first)))
                .size();
    }

    private String codeOf(Someone someone, Map<String, ?> input) {
        return TestClient.code(client.as(someone).ask(APPOINT, input));
    }

    private Someone staffOf(RegionCode community) {
        return people.holding(Role.COMMUNITY_STAFF, region(community));
    }

    private static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    private static Map<String, Object> grid(long id) {
        return Map.of("grid", Ids.toOpaque(id));
    }

    private static Map<String, Object> building(long id) {
        return Map.of("building", Ids.toOpaque(id));
    }

    private static Map<String, Object> appointing(String phone, String role, PlaceRef region) {
        return appointing(phone, role, Map.<String, Object>of("region", Long.toString(region.id())));
    }

    private static Map<String, Object> appointing(String phone, String role, Map<String, Object> place) {
        return Map.of(
                "input",
                Map.of("idempotencyKey", UUID.randomUUID().toString(), "phone", phone, "role", role, "place", place));
    }

    private static Map<String, Object> ending(String grant, int version) {
        return Map.of("input", Map.of("roleGrant", grant, "version", version));
    }
}

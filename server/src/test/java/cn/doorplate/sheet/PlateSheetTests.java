package cn.doorplate.sheet;

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
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Secrets;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Who may print which plates, and how plates come to doors that have none. */
@IntegrationTest
@NullUnmarked // a null where something should be is a failed test
class PlateSheetTests {

    private static final String SHEET =
            "query($within: PlaceInput!) { plateSheet(within: $within) { url plates missing } }";
    private static final String ISSUE =
            "mutation($within: PlaceInput!) { doorplatesIssue(input: {within: $within}) { issued userErrors { code } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlacePaths paths;

    @Autowired
    private Doorplates doorplates;

    @Autowired
    private Secrets secrets;

    @Autowired
    private PlatformTransactionManager transactions;

    private Door door;
    private Door other;
    private TestClient worker;
    private Someone person;

    @BeforeEach
    void makeThem() {
        TestPlaces places = new TestPlaces(jdbc, doorplates);
        door = places.door();
        other = places.door(door.community());
        TestPeople people = new TestPeople(jdbc, paths);
        person = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        worker = TestClient.of(port).as(person);
    }

    @Test
    void givesNoPlateToABuildingThatSomebodyRemovesMeanwhile() {
        long gone = Ids.next();
        jdbc.update(
                "insert into building (id, region_code, compound_id, grid_id, name, address)"
                        + " select ?, region_code, compound_id, grid_id, '拆掉的楼', address from building where id = ?",
                gone,
                door.buildingId());
        CompletableFuture<JsonNode> issuing = new TransactionTemplate(transactions).execute(status -> {
            jdbc.update("delete from building where id = ?", gone);
            var asked = CompletableFuture.supplyAsync(() -> worker.field(ISSUE, within("grid", door.gridId())));
            await().until(() -> asked.isDone() || somebodyWaitsForALock());
            return asked;
        });
        assertThat(issuing.join().path("issued").asInt())
                .as("the other building's own")
                .isEqualTo(1);
        assertThat(jdbc.queryForObject("select count(*) from doorplate where building_id = ?", int.class, gone))
                .isZero();
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.queryForObject(
                        "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'", int.class)
                > 0;
    }

    @Test
    void givesEachDoorItsPlateOnceAndNotesWhoDidIt() {
        JsonNode before = worker.field(SHEET, within("building", door.buildingId()));
        assertThat(before.path("plates").asInt()).isEqualTo(1);
        assertThat(before.path("missing").asInt()).as("the building's own").isEqualTo(1);

        assertThat(worker.field(ISSUE, within("building", door.buildingId()))
                        .path("issued")
                        .asInt())
                .isEqualTo(1);
        assertThat(worker.field(ISSUE, within("grid", door.gridId()))
                        .path("issued")
                        .asInt())
                .isZero();

        assertThat(jdbc.queryForMap(
                        "select e.what, e.person_id, e.role from doorplate_event e join doorplate d on d.code = e.code"
                                + " where d.building_id = ? and d.unit_id is null",
                        door.buildingId()))
                .containsEntry("what", "ISSUED")
                .containsEntry("person_id", person.id())
                .containsEntry("role", "GRID_WORKER");
    }

    @Test
    void printsOnesOwnGridAndNoOther() {
        assertThat(worker.get("/sheets/plates?grid=" + Ids.toOpaque(door.gridId()))
                        .body())
                .contains(door.plate().spaced(), "2单元")
                .doesNotContain(other.plate().spaced());
        assertThat(worker.get("/sheets/plates?grid=" + Ids.toOpaque(other.gridId()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(TestClient.of(port)
                        .get("/sheets/plates?grid=" + Ids.toOpaque(door.gridId()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(TestClient.code(worker.ask(SHEET, within("grid", other.gridId()))))
                .isEqualTo("NOT_FOUND");
        assertThat(TestClient.code(worker.ask(ISSUE, within("building", other.buildingId()))))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aLinkOpensWhatItWasSignedForAndOnlyForAWhile() {
        String url = worker.field(SHEET, within("building", door.buildingId()))
                .path("url")
                .asString()
                .replaceFirst("^https?://[^/]+", "");
        TestClient nobody = TestClient.of(port);
        HttpResponse<String> page = nobody.get(url);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(door.plate().spaced());
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");

        String elsewhere = url.replace(Ids.toOpaque(door.buildingId()), Ids.toOpaque(other.buildingId()));
        assertThat(nobody.get(elsewhere).statusCode()).isEqualTo(404);
        assertThat(nobody.get(url.replaceFirst("until=\\d", "until=9")).statusCode())
                .isEqualTo(404);
        assertThat(nobody.get(url.replaceFirst("signature=.", "signature=x")).statusCode())
                .isEqualTo(404);
        assertThat(nobody.get(url.replaceFirst("&until=\\d+", "")).statusCode()).isEqualTo(404);
    }

    @Test
    void aLinkThatWasSignedTooLongAgoOpensNothing() {
        String path = PlateSheets.path(new PlaceRef(PlaceKind.BUILDING, door.buildingId()));
        assertThat(TestClient.of(port)
                        .get(signedBefore(path, Duration.ofMinutes(1)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(TestClient.of(port)
                        .get(signedBefore(path, SheetLinks.LIFE.plusSeconds(2)))
                        .statusCode())
                .isEqualTo(404);
    }

    private String signedBefore(String path, Duration ago) {
        Clock then = Clock.fixed(Instant.now().minus(ago), ZoneOffset.UTC);
        return new SheetLinks(secrets, then)
                .sign(path)
                .substring(secrets.publicUrl().length());
    }

    private static Map<String, Object> within(String kind, long id) {
        return Map.of("within", Map.of(kind, Ids.toOpaque(id)));
    }
}

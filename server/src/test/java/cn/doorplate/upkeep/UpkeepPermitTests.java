package cn.doorplate.upkeep;

import static cn.doorplate.upkeep.Desktop.input;
import static cn.doorplate.upkeep.Desktop.key;
import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.Role;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Staff keep what lies where they hold a role; what is another's is as if it were not there. */
@NullUnmarked
class UpkeepPermitTests extends UpkeepTest {

    private static final String NOT_FOUND = "NOT_FOUND";
    private static final String NOBODY = Ids.toOpaque(1);

    @Test
    void aGridWorkerEntersZonesAndBuildingsInTheirGridOnly() {
        RegionCode community = places().community();
        Desktop office = office(community);
        String own = grid(office, community, null, "GRID", "第一网格");
        String other = grid(office, community, null, "GRID", "第二网格");
        Desktop worker = worker(own);

        grid(worker, community, own, "ZONE", "1号责任区");
        built(worker, community, null, own, "1栋");
        assertThat(enterGrid(worker, community, other, "ZONE")).isEqualTo(NOT_FOUND);
        assertThat(enterGrid(worker, community, null, "GRID")).isEqualTo(NOT_FOUND);
        assertThat(enterGrid(worker, community, NOBODY, "ZONE")).isEqualTo(NOT_FOUND);
        for (String elsewhere : new @Nullable String[] {other, null, NOBODY, "?"}) {
            assertThat(worker.run("buildingCreate", building(community, null, elsewhere, "2栋"), "building { id }")
                            .denied())
                    .isEqualTo(NOT_FOUND);
        }
        assertThat(worker.run(
                                "compoundCreate",
                                input(
                                        "region",
                                        community.toString(),
                                        "name",
                                        "x",
                                        "address",
                                        "x",
                                        "idempotencyKey",
                                        key()),
                                "")
                        .denied())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void aGridWorkerKeepsTheirGridButDoesNotSayThatItIsOne() {
        Door door = places().door();
        Desktop worker = worker(Ids.toOpaque(door.gridId()));
        String grid = Ids.toOpaque(door.gridId());

        assertThat(worker.run("gridUpdate", input("grid", grid, "version", 0, "name", "我的网格"), "")
                        .denied())
                .isEqualTo(NOT_FOUND);
        assertThat(worker.run("gridRemove", input("grid", grid, "version", 0), "")
                        .denied())
                .isEqualTo(NOT_FOUND);
        assertThat(worker.run(
                                "gridUpdate",
                                input(
                                        "grid",
                                        Ids.toOpaque(door.zoneId()),
                                        "version",
                                        0,
                                        "parent",
                                        grid,
                                        "name",
                                        "西责任区"),
                                "")
                        .faults())
                .isEmpty();
    }

    @Test
    void whatIsAnothersIsAsIfItWereNotThere() {
        Door own = places().door();
        Door other = places().door();
        Desktop worker = worker(Ids.toOpaque(own.gridId()));
        Desktop office = office(own.community());

        for (Desktop desk : new Desktop[] {worker, office}) {
            for (String building : new String[] {Ids.toOpaque(other.buildingId()), NOBODY, "?"}) {
                assertThat(refusals(desk, building, building, other).values())
                        .as("%s", refusals(desk, building, building, other))
                        .containsOnly(NOT_FOUND);
            }
        }
        assertThat(office.run("responsibilityPublish", card(Map.of("building", Ids.toOpaque(other.buildingId()))), "")
                        .denied())
                .isEqualTo(NOT_FOUND);
    }

    private Map<String, String> refusals(Desktop desk, String building, String unit, Door other) {
        Map<String, String> denied = new LinkedHashMap<>();
        Map<String, @Nullable Object> entry = building(other.community(), null, null, "新");
        entry.remove("region");
        entry.remove("idempotencyKey");
        entry.put("building", building);
        entry.put("version", 0);
        denied.put("update", desk.run("buildingUpdate", entry, "").denied());
        denied.put(
                "remove",
                desk.run("buildingRemove", input("building", building, "version", 0), "")
                        .denied());
        denied.put(
                "unit",
                desk.run("unitCreate", input("building", building, "name", "x", "idempotencyKey", key()), "")
                        .denied());
        denied.put(
                "unitRemove",
                desk.run("unitRemove", input("unit", unit, "version", 0), "").denied());
        denied.put(
                "household",
                desk.run("householdCreate", input("building", building, "door", "1", "idempotencyKey", key()), "")
                        .denied());
        denied.put(
                "householdUpdate",
                desk.run("householdUpdate", input("household", building, "version", 0, "door", "1"), "")
                        .denied());
        denied.put(
                "issue",
                desk.run("doorplateIssue", input("building", building, "idempotencyKey", key()), "")
                        .denied());
        denied.put(
                "revoke",
                desk.run("doorplateRevoke", input("code", other.plate().toString(), "reason", "x"), "")
                        .denied());
        return denied;
    }

    @Test
    void whoMovesABuildingHasToKeepBothEnds() {
        RegionCode community = places().community();
        Desktop office = office(community);
        String here = grid(office, community, null, "GRID", "第一网格");
        String there = grid(office, community, null, "GRID", "第二网格");
        String building = built(office, community, null, here, "1栋");
        Map<String, @Nullable Object> moved = building(community, null, there, "1栋");
        moved.remove("region");
        moved.remove("idempotencyKey");
        moved.put("building", building);
        moved.put("version", 0);

        assertThat(worker(here).run("buildingUpdate", moved, "").denied()).isEqualTo(NOT_FOUND);
        assertThat(worker(there).run("buildingUpdate", moved, "").denied()).isEqualTo(NOT_FOUND);
        assertThat(office.run("buildingUpdate", moved, "building { version }").faults())
                .isEmpty();
        moved.put("version", 1);
        assertThat(worker(there).run("buildingUpdate", moved, "").faults()).isEmpty();
    }

    @Test
    void listsAreForThoseWhoHoldThePlace() {
        Door own = places().door();
        Door other = places().door();
        Desktop worker = worker(Ids.toOpaque(own.gridId()));
        String grid = "within: {grid: \"" + Ids.toOpaque(own.gridId()) + "\"}";

        assertThat(worker.list("grids", grid, "name").texts("/name")).containsExactly("第一网格", "第二责任区", "第三联户");
        assertThat(worker.list("buildings", grid, "id").texts("/id")).containsExactly(Ids.toOpaque(own.buildingId()));
        assertThat(worker.list("compounds", grid, "id").texts("/id")).containsExactly(Ids.toOpaque(own.compoundId()));
        String region = "within: {region: \"" + own.community() + "\"}";
        for (String list : new String[] {"grids", "compounds", "buildings"}) {
            assertThat(worker.list(list, region, "id").denied()).as(list).isEqualTo(NOT_FOUND);
        }
        assertThat(worker.list("buildings", "within: {grid: \"" + Ids.toOpaque(other.gridId()) + "\"}", "id")
                        .denied())
                .isEqualTo(NOT_FOUND);
        String elsewhere = "{building: \"" + Ids.toOpaque(other.buildingId()) + "\"}";
        assertThat(worker.list("households", "within: " + elsewhere, "id").denied())
                .isEqualTo(NOT_FOUND);
        assertThat(worker.list("doorplates", "at: " + elsewhere, "code").denied())
                .isEqualTo(NOT_FOUND);
        assertThat(worker.list("responsibilities", "at: " + elsewhere, "id").denied())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void theOfficesAboveKeepWhatLiesBelowThem() {
        Door door = places().door();
        for (RegionLevel level : new RegionLevel[] {RegionLevel.STREET, RegionLevel.COUNTY}) {
            Role role = level == RegionLevel.STREET ? Role.STREET_STAFF : Role.COUNTY_STAFF;
            Desktop desk = desk(role, region(door.community().at(level)));
            assertThat(desk.list("buildings", "within: {region: \"" + door.community() + "\"}", "id version")
                            .texts("/id"))
                    .containsExactly(Ids.toOpaque(door.buildingId()));
        }
    }

    @Test
    void othersKeepNothing() {
        Door door = places().door();
        Desktop property = desk(Role.PROPERTY_STAFF, new PlaceRef(PlaceKind.COMPOUND, door.compoundId()));
        Desktop nobody = new Desktop(port, null);
        String within = "within: {compound: \"" + Ids.toOpaque(door.compoundId()) + "\"}";

        assertThat(property.list("buildings", within, "id").denied()).isEqualTo("FORBIDDEN");
        assertThat(nobody.list("buildings", within, "id").denied()).isEqualTo("UNAUTHORIZED");
        assertThat(worker(Ids.toOpaque(door.gridId()))
                        .run("responsibilityPublish", card(Map.of("grid", Ids.toOpaque(door.gridId()))), "")
                        .denied())
                .isEqualTo("FORBIDDEN");
        assertThat(new Desktop(port, null)
                        .send(
                                "node",
                                "{ node(id: \"" + Ids.toOpaque(door.buildingId())
                                        + "\") { ... on Building { version } } }",
                                Map.of())
                        .denied())
                .isEqualTo("UNAUTHORIZED");
    }

    private static Map<String, @Nullable Object> card(Map<String, String> at) {
        return input("at", at, "role", "PROPERTY", "name", "物业", "phone", "0851-0000-0000", "idempotencyKey", key());
    }

    private static String enterGrid(Desktop desk, RegionCode community, @Nullable String parent, String kind) {
        return desk.run(
                        "gridCreate",
                        input(
                                "region",
                                community.toString(),
                                "parent",
                                parent,
                                "kind",
                                kind,
                                "name",
                                "别处",
                                "idempotencyKey",
                                key()),
                        "")
                .denied();
    }
}

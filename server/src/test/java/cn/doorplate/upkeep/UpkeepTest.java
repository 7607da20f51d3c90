package cn.doorplate.upkeep;

import static cn.doorplate.upkeep.Desktop.input;
import static cn.doorplate.upkeep.Desktop.key;
import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Ids;
import cn.doorplate.upkeep.Desktop.Reply;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Staff at their desks, each test in a community of its own. */
@IntegrationTest
@NullUnmarked // a null where something should be is a failed test
abstract class UpkeepTest {

    static final Caller CALLER = new Caller("10.250.0.1");

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Doorplates doorplates;

    @Autowired
    PlacePaths paths;

    TestPlaces places() {
        return new TestPlaces(jdbc, doorplates);
    }

    Desktop desk(Role role, PlaceRef place) {
        return new Desktop(port, new TestPeople(jdbc, paths).holding(role, place));
    }

    Desktop desk(Someone someone) {
        return new Desktop(port, someone);
    }

    Desktop office(RegionCode community) {
        return desk(Role.COMMUNITY_STAFF, region(community));
    }

    Desktop worker(String grid) {
        return desk(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, Ids.fromOpaque(grid)));
    }

    static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    static String grid(Desktop desk, RegionCode community, @Nullable String parent, String kind, String name) {
        return made(desk.run(
                "gridCreate",
                input(
                        "region",
                        community.toString(),
                        "parent",
                        parent,
                        "kind",
                        kind,
                        "name",
                        name,
                        "idempotencyKey",
                        key()),
                "grid { id version }"));
    }

    static String compound(Desktop desk, RegionCode community, String name) {
        return made(desk.run(
                "compoundCreate",
                input("region", community.toString(), "name", name, "address", "善路1号", "idempotencyKey", key()),
                "compound { id version }"));
    }

    static Map<String, @Nullable Object> building(
            RegionCode community, @Nullable String compound, @Nullable String grid, String name) {
        return input(
                "region",
                community.toString(),
                "compound",
                compound,
                "grid",
                grid,
                "name",
                name,
                "address",
                "善路1号",
                "location",
                Map.of("longitude", 107.8886, "latitude", 27.2216),
                "idempotencyKey",
                key());
    }

    static String built(
            Desktop desk, RegionCode community, @Nullable String compound, @Nullable String grid, String name) {
        return made(desk.run("buildingCreate", building(community, compound, grid, name), "building { id }"));
    }

    static String unit(Desktop desk, String building, @Nullable String grid, String name) {
        return made(desk.run(
                "unitCreate",
                input("building", building, "grid", grid, "name", name, "idempotencyKey", key()),
                "unit { id }"));
    }

    static String household(Desktop desk, String building, @Nullable String unit, @Nullable String grid, String door) {
        return made(desk.run(
                "householdCreate",
                input("building", building, "unit", unit, "grid", grid, "door", door, "idempotencyKey", key()),
                "household { id }"));
    }

    static String plate(Desktop desk, String building, @Nullable String unit) {
        Reply issued = desk.run(
                "doorplateIssue",
                input("building", building, "unit", unit, "idempotencyKey", key()),
                "doorplate { code }");
        assertThat(issued.faults()).isEmpty();
        return issued.it().path("code").asString();
    }

    static String made(Reply reply) {
        assertThat(reply.denied()).isEmpty();
        assertThat(reply.faults()).isEmpty();
        return reply.id();
    }
}

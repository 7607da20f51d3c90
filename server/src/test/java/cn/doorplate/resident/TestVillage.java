package cn.doorplate.resident;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A community of its own for each test: two grids with a building each, the first with two units. Households 501 and 502 lie
 * behind each unit, 501 in the second building, which has none.
 */
final class TestVillage {

    private static final AtomicInteger COUNTIES =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(90_000));

    private final JdbcTemplate jdbc;
    private final TestPeople people;
    private final PersonKeys keys;
    private final BlindIndex index;

    final RegionCode community;
    final long grid;
    final long otherGrid;
    final long building;
    final long unit;
    final long otherUnit;
    final long house;
    final long household;
    final long neighbours;
    final long houseHousehold;

    TestVillage(JdbcTemplate jdbc, PlacePaths paths, PersonKeys keys, BlindIndex index) {
        this.jdbc = jdbc;
        this.people = new TestPeople(jdbc, paths, keys);
        this.keys = keys;
        this.index = index;
        community = new RegionCode((700_000L + COUNTIES.incrementAndGet() % 100_000) * 1_000_000 + 1001);
        community
                .path()
                .forEach(code -> jdbc.update(
                        "insert ignore into region (code, name, short_name) values (?, '试点', '试点')", code.value()));
        grid = grid("第一网格");
        otherGrid = grid("第二网格");
        building = building(grid, "3栋");
        house = building(otherGrid, "村口第2户");
        unit = unit("1单元");
        otherUnit = unit("2单元");
        household = household(building, unit, "501");
        neighbours = household(building, unit, "502");
        household(building, otherUnit, "501");
        houseHousehold = household(house, null, "1楼");
    }

    private long grid(String name) {
        long id = Ids.next();
        jdbc.update(
                "insert into grid (id, region_code, kind, name) values (?, ?, 'GRID', ?)", id, community.value(), name);
        return id;
    }

    private long building(long grid, String name) {
        long id = Ids.next();
        jdbc.update(
                "insert into building (id, region_code, grid_id, name, address) values (?, ?, ?, ?, '试点路1号')",
                id,
                community.value(),
                grid,
                name);
        return id;
    }

    private long unit(String name) {
        long id = Ids.next();
        jdbc.update("insert into building_unit (id, building_id, name) values (?, ?, ?)", id, building, name);
        return id;
    }

    long household(long building, @Nullable Long unit, String door) {
        long id = Ids.next();
        jdbc.update(
                "insert into household (id, building_id, unit_id, door) values (?, ?, ?, ?)", id, building, unit, door);
        return id;
    }

    /** Somebody with a name and a phone, as if they had bound it. */
    Someone person(String name, String phone) {
        Someone someone = people.someone();
        jdbc.update(
                "update person set name_sealed = ?, phone_sealed = ?, phone_index = ? where id = ?",
                keys.seal(someone.id(), "person.name", name),
                keys.seal(someone.id(), "person.phone", phone),
                index.of("person.phone", phone),
                someone.id());
        return someone;
    }

    Someone person(String name) {
        return person(name, phone());
    }

    /** One that nobody else has. */
    static String phone() {
        return "199" + String.format("%08d", Math.floorMod(Ids.next() ^ (Ids.next() << 7), 100_000_000L));
    }

    Someone worker() {
        return people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, grid));
    }

    Someone otherWorker() {
        return people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, otherGrid));
    }

    Someone office() {
        return people.holding(Role.COMMUNITY_STAFF, new PlaceRef(PlaceKind.REGION, community.value()));
    }

    void make(Someone someone, Role role, long grid) {
        people.give(someone, role, new PlaceRef(PlaceKind.GRID, grid));
    }

    /** A confirmed membership, by its rows: how one comes to it is another test's subject. Returns its id. */
    long lives(Someone someone, long household) {
        long id = Ids.next();
        jdbc.update(
                "insert into household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at,"
                        + " decided_at) values (?, ?, ?, ?, 'CONFIRMED', 1, ?, utc_timestamp(3), utc_timestamp(3))",
                id,
                household,
                someone.id(),
                someone.id(),
                community.value());
        return id;
    }

    static String id(long id) {
        return Ids.toOpaque(id);
    }
}

package cn.doorplate.place;

import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Ids;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes places for a test to stand on, each test in a county of its own (beginning with 9: no province has it). */
public final class TestPlaces {

    private static final AtomicInteger COUNTIES = new AtomicInteger((int) (System.nanoTime() / 1000 % 9000));

    private final JdbcTemplate jdbc;
    private final Doorplates doorplates;

    public TestPlaces(JdbcTemplate jdbc, Doorplates doorplates) {
        this.jdbc = jdbc;
        this.doorplates = doorplates;
    }

    /** A building with one unit, in a ten-household unit of a zone of a grid, in a compound, with a plate on its unit. */
    public record Door(
            RegionCode community,
            long gridId,
            long zoneId,
            long tenHouseholdUnitId,
            long compoundId,
            long buildingId,
            long unitId,
            PlateCode plate) {

        public RegionCode county() {
            return community.at(RegionLevel.COUNTY);
        }
    }

    /** A community that no other test has. */
    public RegionCode community() {
        long county = 900000L + COUNTIES.incrementAndGet() % 100000;
        return community(new RegionCode(county * 1_000_000 + 1001));
    }

    /** A community with this code, and the regions above it. */
    public RegionCode community(RegionCode community) {
        String[] names = {"测试省", "测试市", "测试县", "测试街道办事处", "测试社区居民委员会"};
        String[] shortNames = {"测试省", "测试市", "测试县", "测试街道", "测试社区"};
        for (int i = 0; i < names.length; i++) {
            jdbc.update(
                    "insert ignore into region (code, name, short_name) values (?, ?, ?)",
                    community.path().get(i).value(),
                    names[i],
                    shortNames[i]);
        }
        return community;
    }

    public Door door() {
        return door(community());
    }

    public Door door(RegionCode community) {
        int nth = 1 + grids(community);
        long grid = grid(community, null, GridKind.GRID, nth == 1 ? "第一网格" : "第" + nth + "网格");
        long zone = grid(community, grid, GridKind.ZONE, "第二责任区");
        long ten = grid(community, zone, GridKind.TEN_HOUSEHOLD_UNIT, "第三联户");
        long compound = Ids.next();
        jdbc.update(
                "insert into compound (id, region_code, name, address) values (?, ?, ?, '测试路1号')",
                compound,
                community.value(),
                nth == 1 ? "测试小区" : "测试小区" + nth + "期");
        long building = Ids.next();
        jdbc.update(
                "insert into building (id, region_code, compound_id, grid_id, name, address, longitude, latitude)"
                        + " values (?, ?, ?, ?, '3栋', '测试路1号', 107.888600, 27.221600)",
                building,
                community.value(),
                compound,
                zone);
        long unit = Ids.next();
        jdbc.update(
                "insert into building_unit (id, building_id, grid_id, name) values (?, ?, ?, '2单元')",
                unit,
                building,
                ten);
        return new Door(community, grid, zone, ten, compound, building, unit, doorplates.issue(building, unit));
    }

    private int grids(RegionCode community) {
        Integer count = jdbc.queryForObject(
                "select count(*) from grid where region_code = ? and kind = 'GRID'", Integer.class, community.value());
        return count == null ? 0 : count;
    }

    private long grid(RegionCode community, @Nullable Long parent, GridKind kind, String name) {
        long id = Ids.next();
        jdbc.update(
                "insert into grid (id, region_code, parent_id, kind, name) values (?, ?, ?, ?, ?)",
                id,
                community.value(),
                parent,
                kind.name(),
                name);
        return id;
    }

    /** A caller whom no other test knows. */
    public static Caller caller() {
        int n = COUNTIES.incrementAndGet();
        return new Caller("10." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255));
    }
}

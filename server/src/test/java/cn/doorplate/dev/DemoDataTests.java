package cn.doorplate.dev;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.place.PlateCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DemoTest
class DemoDataTests {

    private static final long JISHAN = 520329001005L;
    private static final List<String> TABLES = List.of(
            "region", "grid", "compound", "building", "building_unit", "household", "responsibility", "doorplate");

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DemoData data;

    @Test
    void givesJishanItsRealNumberOfHouseholds() {
        assertThat(
                        count(
                                "select count(*) from household h join building b on b.id = h.building_id where b.region_code = ?"))
                .isEqualTo(2133);
        assertThat(DemoPlan.JISHAN.households()).isEqualTo(2133);
    }

    @Test
    void putsEveryHouseholdIntoATenHouseholdUnitOfAZoneOfAGridOfItsCommunity() {
        assertThat(count("""
                select count(*) from household h
                join building b on b.id = h.building_id
                join grid t on t.id = h.grid_id and t.kind = 'TEN_HOUSEHOLD_UNIT' and t.region_code = b.region_code
                join grid z on z.id = t.parent_id and z.kind = 'ZONE' and z.region_code = b.region_code
                join grid g on g.id = z.parent_id and g.kind = 'GRID' and g.region_code = b.region_code
                where g.parent_id is null and b.region_code = ?""")).isEqualTo(2133);
        assertThat(count("select count(*) from grid where kind = 'GRID' and region_code = ?"))
                .isEqualTo(7);
    }

    @Test
    void makesTenHouseholdUnitsOfAboutTen() {
        List<Integer> sizes = jdbc.queryForList("select count(*) from household group by grid_id", Integer.class);
        assertThat(sizes).allMatch(size -> size >= 8 && size <= 12);
    }

    @Test
    void givesEveryDoorOfABuildingANumberOfItsOwn() {
        assertThat(jdbc.queryForList(
                        "select door from household group by building_id, unit_id, door having count(*) > 1"))
                .isEmpty();
    }

    @Test
    void hangsAValidPlateOnEveryBuildingAndEveryUnit() {
        List<String> codes = jdbc.queryForList("select code from doorplate", String.class);
        assertThat(codes)
                .doesNotHaveDuplicates()
                .allMatch(code -> PlateCode.parse(code)
                        .filter(plate -> plate.toString().equals(code))
                        .isPresent());
        assertThat(jdbc.queryForList("""
                select b.id from building b where not exists
                  (select 1 from doorplate d where d.building_id = b.id and d.unit_id is null and d.status = 'ACTIVE')""")).isEmpty();
        assertThat(jdbc.queryForList("""
                select u.id from building_unit u where not exists
                  (select 1 from doorplate d where d.building_id = u.building_id and d.unit_id = u.id
                   and d.status = 'ACTIVE')""")).isEmpty();
    }

    @Test
    void takesOnePlateOutOfUseAndReplacesAnother() {
        assertThat(jdbc.queryForList("select code from doorplate where status = 'REVOKED'", String.class))
                .containsExactly(DemoPlates.REVOKED.toString());
        assertThat(jdbc.queryForList("""
                select r.code from doorplate r join doorplate n
                  on n.code = r.replaced_by and n.status = 'ACTIVE' and n.unit_id = r.unit_id
                where r.status = 'REPLACED'""", String.class)).containsExactly(DemoPlates.REPLACED.toString());
    }

    @Test
    void hangsEveryPlateThatTheStartPageShows() {
        for (DemoPlates.DemoPlate plate : DemoPlates.IN_USE) {
            assertThat(jdbc.queryForList(
                            "select status from doorplate where code = ?",
                            String.class,
                            plate.code().toString()))
                    .as(plate.title())
                    .containsExactly("ACTIVE");
        }
        assertThat(PlateCode.parse(DemoCodes.mistyped(DemoPlates.IN_USE.get(0).code())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select b.id from building b where not exists (select 1 from responsibility r where"
                        + " r.place_kind = 'BUILDING' and r.place_id = b.id and r.role = 'BUILDING_HEAD')",
                "select u.id from building_unit u where not exists (select 1 from responsibility r where"
                        + " r.place_kind = 'UNIT' and r.place_id = u.id and r.role = 'STAIRWELL_STEWARD')",
                "select h.id from household h where not exists (select 1 from responsibility r where"
                        + " r.place_kind = 'GRID' and r.place_id = h.grid_id and r.role = 'TEN_HOUSEHOLD_HEAD')",
                "select h.id from household h join grid t on t.id = h.grid_id join grid z on z.id = t.parent_id"
                        + " where not exists (select 1 from responsibility r where r.place_kind = 'GRID'"
                        + " and r.place_id = z.parent_id and r.role = 'GRID_WORKER')",
                "select b.id from building b where b.compound_id is not null and not exists (select 1 from"
                        + " responsibility r where r.place_kind = 'COMPOUND' and r.place_id = b.compound_id"
                        + " and r.role = 'PROPERTY')",
                "select b.id from building b where (select count(*) from responsibility r where"
                        + " r.place_kind = 'REGION' and r.place_id = b.region_code"
                        + " and r.role in ('MEDIATOR', 'COMMUNITY_OFFICE', 'POLICE_OFFICER')) <> 3",
                "select b.id from building b where not exists (select 1 from responsibility r where"
                        + " r.place_kind = 'REGION' and r.place_id = b.region_code div 1000 and r.role = 'STREET_OFFICE')"
            })
    void leavesNobodyWithoutSomebodyToCallAtAnyLevel(String without) {
        assertThat(jdbc.queryForList(without)).isEmpty();
    }

    @Test
    void publishesOnlyTelephonesThatCannotExist() {
        assertThat(jdbc.queryForList("select phone from responsibility", String.class))
                .allMatch(phone -> phone.matches("0[0-9]{3}-0000-[0-9]{4}"));
    }

    @Test
    void placesEveryBuildingOfJishanWithinAKilometreOfTheTown() {
        assertThat(count("""
                select count(*) from building where region_code = ?
                and (longitude is null or abs(longitude - 107.8886) > 0.0075 or abs(latitude - 27.2216) > 0.0065)""")).isZero();
        assertThat(jdbc.queryForList("select count(*) from building group by longitude, latitude", Integer.class))
                .containsOnly(1);
    }

    @Test
    void leavesNoRegionWithoutTheOneAbove() {
        assertThat(jdbc.queryForList("""
                select c.code from region c where c.code > 99 and not exists
                  (select 1 from region p where p.code = case when c.code > 999999 then c.code div 1000
                                                              else c.code div 100 end)""")).isEmpty();
        assertThat(jdbc.queryForObject("select short_name from region where code = ?", String.class, JISHAN))
                .isEqualTo("积善社区");
        DemoPlan.all()
                .forEach(community -> assertThat(jdbc.queryForList(
                                "select short_name from region where code in (?, ?) order by code",
                                String.class,
                                community.region() / 1000,
                                community.region()))
                        .containsExactly(community.street(), community.name()));
    }

    @Test
    void changesNothingWhenLoadedAgain() {
        List<Map<String, Object>> before = contents();
        assertThat(data.load()).isFalse();
        assertThat(contents()).isEqualTo(before);
    }

    private List<Map<String, Object>> contents() {
        List<Map<String, Object>> contents = new ArrayList<>();
        TABLES.forEach(table -> contents.addAll(jdbc.queryForList("select * from " + table + " order by 1")));
        return contents;
    }

    private long count(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, JISHAN));
    }
}

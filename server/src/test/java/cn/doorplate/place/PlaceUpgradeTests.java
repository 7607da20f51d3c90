package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.dev.TestServers;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that has places already becomes one whose places staff can keep. */
class PlaceUpgradeTests {

    @Test
    void givesPlatesThatHangAlreadyAHistory() {
        DriverManagerDataSource database = new DriverManagerDataSource(
                TestServers.database("doorplate_upgrade_test"), TestServers.username(), TestServers.password());
        JdbcTemplate jdbc = new JdbcTemplate(database);
        flyway(database, "1").clean();
        flyway(database, "1").migrate();
        String used = PlateCode.random().toString();
        String lost = PlateCode.random().toString();
        jdbc.update("insert into building (id, region_code, name, address) values (1, 520329001005, '1号', '巷1号')");
        jdbc.update("insert into building (id, region_code, name, address) values (2, 520329001005, '2号', '巷2号')");
        jdbc.update("insert into household (id, building_id, door) values (1, 1, '101')");
        jdbc.update(
                "insert into doorplate (code, building_id, status, created_at, status_at)"
                        + " values (?, 1, 'ACTIVE', '2026-01-01', '2026-01-01')",
                used);
        jdbc.update(
                "insert into doorplate (code, building_id, status, created_at, status_at)"
                        + " values (?, 1, 'REVOKED', '2026-01-01', '2026-02-01')",
                lost);

        flyway(database, "2").migrate();

        assertThat(events(jdbc, used)).containsExactly("ISSUED 2026-01-01");
        assertThat(events(jdbc, lost)).containsExactly("ISSUED 2026-01-01", "REVOKED 2026-02-01");
        assertThat(jdbc.queryForObject("select sum(version) from building", Integer.class))
                .isZero();
    }

    private static List<String> events(JdbcTemplate jdbc, String code) {
        return jdbc.queryForList(
                "select concat(what, ' ', date(happened_at)) from doorplate_event where code = ? order by happened_at",
                String.class,
                code);
    }

    private static Flyway flyway(DriverManagerDataSource database, String target) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/place")
                .target(target)
                .cleanDisabled(false)
                .load();
    }
}

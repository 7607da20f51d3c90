package cn.doorplate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.band.BandTown;
import cn.doorplate.dev.TestServers;
import cn.doorplate.dev.band.BandFleet;
import cn.doorplate.packaged.PackagedServer;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Readings of 600 wristbands a second, by one server, beside bare JDBC that only reads a row, locks it, adds one and changes it: without
 * HTTP, signatures, seals, and looking at what was measured.
 */
@Tag("drill")
class BandSpeedDrillIT {

    private static final String DATABASE = "doorplate_bands";
    private static final int BANDS = 600;
    private static final int TOGETHER = 6;
    private static final int WARM_UP = 25;
    private static final int EACH = 10;
    private static final int ROUNDS = 5;
    /** A message has a heart rate and a position. */
    private static final int READINGS = 2;

    @Test
    void takesMoreThanTheBandsOfAProvinceSend() throws Exception {
        Map<String, String> properties = PackagedServer.properties(DATABASE);
        properties.put("logging.level.root", "warn");
        try (PackagedServer server = PackagedServer.start(properties, "-Xmx1g");
                BandFleet fleet = fleet(properties, server)) {
            fleet.send(WARM_UP);
            List<Double> us = new ArrayList<>();
            List<Double> them = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                int before = fleet.taken();
                long begun = System.nanoTime();
                fleet.send(EACH);
                us.add(READINGS * (fleet.taken() - before) / ((System.nanoTime() - begun) / 1e9));
                them.add(READINGS * bare());
            }
            double median = median(us);
            System.out.printf(
                    Locale.ROOT,
                    "band readings a second: %.0f (%.0f messages); by bare JDBC %.0f; %.2f; %d refused%n",
                    median,
                    median / READINGS,
                    median(them),
                    median / median(them),
                    fleet.refused());
            assertThat(fleet.refused()).isZero();
            // 100,000 bands that are heard of every five minutes.
            assertThat(median / READINGS).isGreaterThan(100_000 / 300.0);
        }
    }

    private static BandFleet fleet(Map<String, String> properties, PackagedServer server) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(DoorplateApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties("doorplate.jobs=false")
                .run(properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new))) {
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            Door door = new TestPlaces(jdbc, context.getBean(Doorplates.class)).door();
            jdbc.update(
                    "insert into household (id, building_id, unit_id, grid_id, door) values (?, ?, ?, ?, '101')",
                    Ids.next(),
                    door.buildingId(),
                    door.unitId(),
                    door.tenHouseholdUnitId());
            BandTown town = context.getBean(BandTown.class);
            return new BandFleet(
                    "http://127.0.0.1:" + server.port,
                    town.put(BANDS, door.community().value()),
                    TOGETHER,
                    3);
        }
    }

    /** Messages a second. */
    private static double bare() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
        try {
            prepare();
            long begun = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < TOGETHER; i++) {
                int first = i;
                running.add(threads.submit(() -> messages(first)));
            }
            for (Future<?> each : running) {
                each.get();
            }
            return BANDS * EACH / ((System.nanoTime() - begun) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void prepare() throws SQLException {
        try (Connection connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists bare_band, bare_reading");
            statement.execute("create table bare_band (id bigint primary key, counter bigint, state varbinary(500))");
            statement.execute(
                    "create table bare_reading (id bigint primary key, band bigint, said varbinary(500), key (band))");
            for (int i = 0; i < BANDS; i++) {
                statement.execute("insert into bare_band values (" + i + ", 0, null)");
            }
        }
    }

    private static Object messages(int first) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement hold =
                        connection.prepareStatement("select counter, state from bare_band where id = ? for update");
                PreparedStatement add = connection.prepareStatement("insert into bare_reading values (?, ?, ?)");
                PreparedStatement change = connection.prepareStatement(
                        "update bare_band set counter = counter + 1, state = ? where id = ?")) {
            connection.setAutoCommit(false);
            byte[] said = new byte[200];
            for (int turn = 0; turn < EACH; turn++) {
                for (int band = first; band < BANDS; band += TOGETHER) {
                    hold.setInt(1, band);
                    try (ResultSet row = hold.executeQuery()) {
                        row.next();
                    }
                    add.setLong(1, Ids.next());
                    add.setInt(2, band);
                    add.setBytes(3, said);
                    add.executeUpdate();
                    change.setBytes(1, said);
                    change.setInt(2, band);
                    change.executeUpdate();
                    connection.commit();
                }
            }
        }
        return first;
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                TestServers.database(DATABASE), TestServers.username(), TestServers.password());
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }
}

package cn.doorplate.drill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.dev.TestServers;
import cn.doorplate.packaged.PackagedServer;
import cn.doorplate.shared.Location;
import cn.doorplate.shared.Sha256;
import cn.doorplate.station.StationTown;
import cn.doorplate.station.StationTown.Placed;
import io.lettuce.core.GeoArgs;
import io.lettuce.core.GeoSearch;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** How many a second are told their nearest stations by one server, beside a bare client that asks Redis alone for the same. */
@Tag("drill")
class NearestStationSpeedDrillIT {

    private static final String DATABASE = "doorplate_nearest";
    private static final String KEY = "drill:stations";
    private static final int STATIONS = 50_000;
    private static final int TOGETHER = 8;
    private static final int WARM_UP = 150_000;
    private static final int ROUND = 30_000;
    private static final int ROUNDS = 5;
    private static final int RADIUS = 3_000;
    private static final int FIRST = 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String DOCUMENT = """
            query Near($at: StationAtInput!, $radius: Int!, $first: Int!) {
              stationsNear(at: $at, radiusMetres: $radius, first: $first) {
                nodes { metres station { id name kind openNow } } userErrors { code } } }""";

    @TempDir
    static Path folder;

    @Test
    void tellsHalfAsManyASecondTheirNearestStationsAsABareClientIsTold() throws Exception {
        Files.writeString(folder.resolve("drill.json"), JSON.writeValueAsString(Map.of(documentId(), DOCUMENT)));
        Map<String, String> properties = PackagedServer.properties(DATABASE);
        List<Placed> stations = StationTown.build(properties, STATIONS);
        properties.put("doorplate.graphql.documents.folder", folder.toString());
        properties.put("logging.level.root", "warn");
        List<Location> points = points();
        try (PackagedServer server = PackagedServer.start(properties, "-Xmx1g");
                Posts ours = new Posts(server.port, TOGETHER, "\"userErrors\":[]");
                Bare bare = new Bare(stations)) {
            List<String> requests =
                    points.stream().map(NearestStationSpeedDrillIT::request).toList();
            for (int sent = 0; sent < WARM_UP; sent += ROUND) {
                ours.send(requests);
            }
            bare.send(points);
            List<Double> us = new ArrayList<>();
            List<Double> them = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                us.add(ROUND / ours.send(requests));
                them.add(ROUND / bare.send(points));
            }
            double median = median(us);
            double beside = median(them);
            System.out.printf(
                    Locale.ROOT,
                    "nearest stations a second, %d at once: %.0f (%.0f to %.0f); the same GEOSEARCH by a bare client: %.0f; %.2f%n",
                    TOGETHER,
                    median,
                    Collections.min(us),
                    Collections.max(us),
                    beside,
                    median / beside);
            assertThat(median / beside).isGreaterThanOrEqualTo(0.5);
        }
    }

    private static List<Location> points() {
        Random random = new Random(5);
        List<Location> points = new ArrayList<>();
        for (int i = 0; i < ROUND; i++) {
            points.add(StationTown.anywhere(random));
        }
        return points;
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    private static String request(Location point) {
        Map<String, Object> at =
                Map.of("location", Map.of("longitude", point.longitude(), "latitude", point.latitude()));
        return Load.post(
                "/graphql",
                JSON.writeValueAsString(Map.of(
                        "documentId", documentId(), "variables", Map.of("at", at, "radius", RADIUS, "first", FIRST))));
    }

    private static String documentId() {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(DOCUMENT));
    }

    /** Nothing but Lettuce: each thread over a connection of its own. */
    private static final class Bare implements AutoCloseable {

        private final RedisClient client = RedisClient.create(
                RedisURI.create("127.0.0.1", TestServers.get().redis().port()));
        private final List<StatefulRedisConnection<String, String>> connections = new ArrayList<>();
        private final ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);

        Bare(List<Placed> stations) {
            for (int i = 0; i < TOGETHER; i++) {
                connections.add(client.connect());
            }
            stations.forEach(it -> connections
                    .get(0)
                    .sync()
                    .geoadd(KEY, it.location().longitude(), it.location().latitude(), it.id()));
        }

        double send(List<Location> points) throws Exception {
            ConcurrentLinkedQueue<Location> left = new ConcurrentLinkedQueue<>(points);
            long begin = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (StatefulRedisConnection<String, String> connection : connections) {
                running.add(threads.submit(() -> {
                    for (Location next = left.poll(); next != null; next = left.poll()) {
                        ask(connection, next);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            return (System.nanoTime() - begin) / 1e9;
        }

        private static void ask(StatefulRedisConnection<String, String> connection, Location point) {
            int found = connection
                    .sync()
                    .geosearch(
                            KEY,
                            GeoSearch.fromCoordinates(point.longitude(), point.latitude()),
                            GeoSearch.byRadius(RADIUS, GeoArgs.Unit.m),
                            GeoArgs.Builder.distance().withCount(FIRST).asc())
                    .size();
            assertThat(found).isBetween(0, FIRST);
        }

        @Override
        public void close() {
            connections.get(0).sync().del(KEY);
            threads.shutdownNow();
            client.shutdown();
        }
    }
}

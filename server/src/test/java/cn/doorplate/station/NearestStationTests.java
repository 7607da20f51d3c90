package cn.doorplate.station;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.dev.TestServers;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceChanges;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.hot.HotCache;
import cn.doorplate.redis.SharedCache;
import cn.doorplate.shared.GreatCircle;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.station.TestStations.Draft;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The nearest of 50,000 stations, beside a look at every one of them. */
@IntegrationTest
@NullUnmarked // what is null where it must not be is a failed test
class NearestStationTests {

    private static final int STATIONS = 50_000;

    /** A prefecture that no other test uses: cells begin at each 40th of a degree. */
    private static final double WEST = 95;

    private static final double SOUTH = 35;
    private static final double WIDE = 1.2;

    private static @Nullable List<Draft> town;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Doorplates doorplates;

    @Autowired
    PlaceChanges changes;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    NearSearch search;

    @Autowired
    Stations stations;

    @Autowired
    HotCache<StationTile> tiles;

    @Autowired
    SharedCache redis;

    @Autowired
    Statements statements;

    @LocalServerPort
    int port;

    private final Random random = new Random(8);
    private TestStations maker;

    @BeforeEach
    void settle() {
        maker = new TestStations(jdbc, changes, transaction);
        if (town == null) {
            RegionCode community = new TestPlaces(jdbc, doorplates).community();
            List<Draft> all = new ArrayList<>();
            for (int i = 0; i < STATIONS; i++) {
                all.add(draft(community, i));
            }
            maker.putAll(all);
            town = all;
        }
    }

    /** A tenth lies on borders of cells, and a tenth where another lies already. */
    private Draft draft(RegionCode community, int i) {
        double longitude = WEST + WIDE * random.nextDouble();
        double latitude = SOUTH + WIDE * random.nextDouble();
        if (i % 10 == 0) {
            longitude = Math.round(longitude * 40) / 40.0;
        }
        if (i % 20 == 0) {
            latitude = Math.round(latitude * 40) / 40.0;
        }
        if (i % 10 == 5) {
            longitude = WEST + WIDE * (i % 100) / 100;
            latitude = SOUTH + WIDE * (i % 70) / 70;
        }
        StationKind[] kinds = StationKind.values();
        List<AmenityKind> works = some();
        return new Draft(
                Ids.next(),
                kinds[random.nextInt(kinds.length)],
                "测试驿站" + i,
                community,
                null,
                new Location(longitude, latitude),
                random.nextBoolean(),
                works,
                some().stream().filter(it -> !works.contains(it)).toList());
    }

    private List<AmenityKind> some() {
        return random.ints(0, 6)
                .limit(3)
                .distinct()
                .mapToObj(it -> AmenityKind.values()[it])
                .toList();
    }

    private record Answer(long id, double metres) {}

    private static List<Answer> brute(Location point, NearWanted wanted) {
        return brute(town, point, wanted);
    }

    private static List<Answer> brute(List<Draft> all, Location point, NearWanted wanted) {
        return all.stream()
                .filter(it -> fits(it, wanted))
                .map(it -> new Answer(it.id(), GreatCircle.metres(point, it.location())))
                .filter(it -> it.metres() <= wanted.metres())
                .sorted(Comparator.comparingDouble(Answer::metres).thenComparingLong(Answer::id))
                .toList();
    }

    private static boolean fits(Draft draft, NearWanted wanted) {
        return (wanted.kinds().isEmpty() || wanted.kinds().contains(draft.kind()))
                && draft.works().containsAll(wanted.amenities())
                && (!wanted.openNow() || draft.roundTheClock());
    }

    private List<Answer> found(Location point, NearWanted wanted, int size) {
        return answers(search.page(point, wanted, Instant.now(), size, null));
    }

    private static List<Answer> answers(Page<StationNear> page) {
        return page.nodes().stream()
                .map(it -> new Answer(it.station().number(), it.metres()))
                .toList();
    }

    private Location anywhere() {
        double longitude = WEST - 0.05 + (WIDE + 0.1) * random.nextDouble();
        double latitude = SOUTH - 0.05 + (WIDE + 0.1) * random.nextDouble();
        return switch (random.nextInt(4)) {
            case 0 -> new Location(Math.round(longitude * 40) / 40.0, latitude);
            case 1 -> new Location(Math.round(longitude * 40) / 40.0, Math.round(latitude * 40) / 40.0);
            case 2 -> town.get(random.nextInt(STATIONS)).location();
            default -> new Location(longitude, latitude);
        };
    }

    private NearWanted anything() {
        int[] radii = {1, 40, 300, 1_500, 3_000, 3_000, 8_000, 50_000};
        Set<StationKind> kinds = random.nextBoolean()
                ? Set.of()
                : EnumSet.of(StationKind.values()[random.nextInt(10)], StationKind.REST_STATION);
        Set<AmenityKind> amenities = random.nextBoolean() ? Set.of() : new HashSet<>(some());
        return new NearWanted(radii[random.nextInt(radii.length)], kinds, amenities, random.nextBoolean());
    }

    @Test
    void findsWhatALookAtEveryStationFinds() {
        for (int i = 0; i < 400; i++) {
            Location point = anywhere();
            NearWanted wanted = anything();
            int size = 1 + random.nextInt(100);
            List<Answer> expected = brute(point, wanted);

            assertThat(found(point, wanted, size))
                    .as("%s from %s", wanted, point)
                    .isEqualTo(expected.subList(0, Math.min(size, expected.size())));
        }
    }

    @Test
    void pagingGivesEachStationOnceInTheOrderOfDistance() {
        for (int i = 0; i < 20; i++) {
            Location point = anywhere();
            NearWanted wanted = new NearWanted(3_000, Set.of(), Set.of(), false);
            List<Answer> all = new ArrayList<>();
            String after = null;
            Page<StationNear> page;
            do {
                page = search.page(point, wanted, Instant.now(), 7, OrderCursor.parse(after));
                all.addAll(answers(page));
                after = page.pageInfo().endCursor();
            } while (page.pageInfo().hasNextPage());

            assertThat(all).isEqualTo(brute(point, wanted));
        }
    }

    /** Where a degree of longitude is short, and where it is long; and where the map ends. */
    @ParameterizedTest
    @CsvSource({"134.4, 52.6", "73, 3", "125.1, 53.2"})
    void findsTheSameFarInTheNorthAndTheSouth(double west, double south) {
        RegionCode community = new TestPlaces(jdbc, doorplates).community();
        List<Draft> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            all.add(Draft.at(community, west + 1.5 * random.nextDouble(), south + 0.8 * random.nextDouble()));
        }
        maker.putAll(all);
        for (int i = 0; i < 40; i++) {
            Location point = new Location(west + 1.5 * random.nextDouble(), south + 0.8 * random.nextDouble());
            NearWanted wanted = new NearWanted(i % 2 == 0 ? 50_000 : 12_000, Set.of(), Set.of(), false);
            List<Answer> expected = brute(all, point, wanted);

            assertThat(found(point, wanted, 100))
                    .as("from %s", point)
                    .isEqualTo(expected.subList(0, Math.min(100, expected.size())));
            assertThat(found(point, wanted, 5)).isEqualTo(expected.subList(0, Math.min(5, expected.size())));
        }
    }

    @Test
    void findsTheSameWhateverBecomesOfRedisAndMemory() {
        Location point = new Location(WEST + 0.61, SOUTH + 0.47);
        NearWanted wanted = new NearWanted(5_000, Set.of(), Set.of(AmenityKind.WATER), false);
        List<Answer> expected = brute(point, wanted).subList(0, 50);
        assertThat(found(point, wanted, 50)).isEqualTo(expected);

        tiles.memory().invalidateAll();
        assertThat(found(point, wanted, 50)).as("out of Redis").isEqualTo(expected);

        tiles.memory().invalidateAll();
        forget(point);
        assertThat(found(point, wanted, 50)).as("Redis is empty").isEqualTo(expected);

        tiles.memory().invalidateAll();
        TestServers.get().redis().pause();
        try {
            assertThat(found(point, wanted, 50)).as("Redis is frozen").isEqualTo(expected);
        } finally {
            TestServers.get().redis().resume();
        }
    }

    private void forget(Location point) {
        StationCell.around(point, 5_000)
                .forEach(cell -> redis.ask(it -> it.del(tiles.sharedKey(cell.key()))
                        .toCompletableFuture()
                        .join()));
    }

    @Test
    void whatChangedIsFoundAtOnceThoughRedisHasWhatWasBefore() {
        RegionCode community = new TestPlaces(jdbc, doorplates).community();
        Location point = new Location(91.0125, 31.0125);
        NearWanted wanted = new NearWanted(3_000, Set.of(), Set.of(), false);
        long first = maker.put(Draft.at(community, 91.0130, 31.0125));
        assertThat(found(point, wanted, 5)).extracting(Answer::id).containsExactly(first);
        byte[] outdated = redis.get(tiles.sharedKey(StationCell.of(point).key()));

        long nearer = maker.put(Draft.at(community, 91.0126, 31.0125));
        tiles.memory().invalidateAll();
        if (outdated != null) {
            redis.put(tiles.sharedKey(StationCell.of(point).key()), outdated, java.time.Duration.ofMinutes(1));
        }

        assertThat(found(point, wanted, 5)).extracting(Answer::id).containsExactly(nearer, first);
    }

    @Test
    void pagingNeitherRepeatsNorLosesAStationThatDidNotMoveWhileOthersDo() {
        RegionCode community = new TestPlaces(jdbc, doorplates).community();
        Location point = new Location(91.5, 31.5);
        NearWanted wanted = new NearWanted(5_000, Set.of(), Set.of(), false);
        List<Long> still = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Draft draft = Draft.at(community, 91.5 + (i % 8) * 0.003, 31.5 + Math.floorDiv(i, 8) * 0.003);
            drafts.add(draft);
            still.add(draft.id());
        }
        maker.putAll(drafts);
        Deque<Draft> others = new ArrayDeque<>();
        for (int i = 0; i < 30; i++) {
            others.add(Draft.at(community, 91.5 + random.nextDouble() / 50, 31.5 + random.nextDouble() / 50));
        }
        maker.putAll(List.copyOf(others));
        List<Long> seen = new ArrayList<>();
        String after = null;
        Page<StationNear> page;
        do {
            page = search.page(point, wanted, Instant.now(), 7, OrderCursor.parse(after));
            answers(page).stream().map(Answer::id).filter(still::contains).forEach(seen::add);
            after = page.pageInfo().endCursor();
            if (!others.isEmpty()) {
                maker.move(others.removeFirst(), point);
                maker.remove(others.removeLast());
            }
            maker.put(Draft.at(community, 91.5 + random.nextDouble() / 50, 31.5 + random.nextDouble() / 50));
            maker.put(Draft.at(community, 91.5, 31.5));
        } while (page.pageInfo().hasNextPage());

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(still);
    }

    @Test
    void aSearchInMemoryAsksTheDatabaseNothing() {
        String asked = """
                { stationsNear(at: {location: {longitude: 95.3, latitude: 35.3}}, amenities: [WATER], openNow: true) {
                    nodes { metres station { id name kind address openNow closesAt openText location { longitude latitude }
                      amenities { kind name state stateText } hours { lines } } } pageInfo { endCursor } userErrors { code } } }
                """;
        TestClient.of(port).ask(asked);
        stations.now();

        assertThat(statements
                        .withoutThreads("generations")
                        .during(() -> TestClient.of(port).ask(asked)))
                .isEmpty();
    }

    @Test
    void whatCannotBeLookedForIsSaidByACodeAndASentence() {
        assertThat(refused("location: {longitude: 0, latitude: 0}", 3000)).isEqualTo("LOCATION");
        assertThat(refused("location: {longitude: 106.2, latitude: 91}", 3000)).isEqualTo("LOCATION");
        assertThat(refused("location: {longitude: 136.000001, latitude: 38.4}", 3000))
                .isEqualTo("LOCATION");
        assertThat(refused("location: {longitude: 106.2, latitude: 2.999999}", 3000))
                .isEqualTo("LOCATION");
        assertThat(refused("location: {longitude: -180, latitude: -1e300}", 3000))
                .isEqualTo("LOCATION");
        assertThat(refused("location: {longitude: 106.2, latitude: 38.4}", 0)).isEqualTo("RANGE");
        assertThat(refused("location: {longitude: 106.2, latitude: 38.4}", -1)).isEqualTo("RANGE");
        assertThat(refused("location: {longitude: 106.2, latitude: 38.4}", 50_001))
                .isEqualTo("RANGE");
        assertThat(refused("location: {longitude: 106.2, latitude: 38.4}", 6_371_000))
                .isEqualTo("RANGE");
        assertThat(refused("doorplate: \"NOSUCHPLATE\"", 3000)).isEqualTo("PLACE");
    }

    private String refused(String at, int radius) {
        var near = TestClient.of(port)
                .ask(
                        "{ stationsNear(at: {%s}, radiusMetres: %d) { nodes { metres } userErrors { code message field } } }"
                                .formatted(at, radius))
                .path("data")
                .path("stationsNear");
        assertThat(near.path("nodes").isEmpty()).isTrue();
        assertThat(near.path("userErrors").get(0).path("message").asString()).matches("(?s).*[\\u4e00-\\u9fff].*");
        return near.path("userErrors").get(0).path("code").asString();
    }
}

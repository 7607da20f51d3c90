package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.api.SocketClient;
import cn.doorplate.place.Responsibilities.Responsibility;
import cn.doorplate.place.TestPlaces.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What concerns many at once, on one server: five thousand phones on one plate, over a hundred sockets; and two thousand plates
 * of one community, each with its phone.
 */
@PlaceTest
@Tag("drill")
class LivePlateDrillTests {

    private static final int SOCKETS = 100;
    private static final int EACH = 50;
    private static final int PLATES = 2_000;
    private static final int ROUNDS = 5;
    private static final String DOCUMENT = """
            subscription Live($code: String!) {
              doorplateChanged(code: $code) {
                status advice stale asOf unit { name }
                building { name address compound { name } regionPath { shortName } gridPath { kind name } }
                contacts { title name phone note place }
                sections { title lines { text href } }
              }
            }
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Doorplates doorplates;

    @Autowired
    private Responsibilities responsibilities;

    @Autowired
    private TestPlaces places;

    @Autowired
    private TestSections sections;

    @Autowired
    private LivePlates live;

    @Test
    void fiveThousandAreToldWithinTwoSecondsAndTakeLittleMemory() {
        Door door = places.door();
        List<SocketClient> sockets = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            sockets.add(SocketClient.anonymous(port));
        }
        long before = used();
        sockets.forEach(socket -> IntStream.range(0, EACH).forEach(i -> subscribe(socket, i, door)));
        sockets.forEach(LivePlateDrillTests::hearAll);
        long perSubscription = (used() - before) / (SOCKETS * EACH);
        List<Long> millis = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            afterTheLastTelling();
            millis.add(tell(steward(door, "王英"), sockets));
        }

        System.out.printf(
                "%d subscriptions: %d bytes each; all told and read %s ms after the change began%n",
                SOCKETS * EACH, perSubscription, millis);
        assertThat(sections.readsOf(door.buildingId()))
                .as("once at first, and once a change")
                .isEqualTo(ROUNDS + 1);
        assertThat(perSubscription).isLessThan(20_000);
        assertThat(Collections.min(millis)).isLessThan(2_000);
        sockets.forEach(SocketClient::close);
        await().until(() -> live.size() == 0);
    }

    @Test
    void twoThousandPlatesAreToldWithinTwoSecondsOfAChangeThatConcernsThemAll() {
        RegionCode community = places.community();
        List<Door> doors =
                Stream.generate(() -> places.door(community)).limit(PLATES).toList();
        // All come from one address here, which may not ask for so many unknown ones at once.
        doors.forEach(door -> doorplates.open(door.plate().toString(), TestPlaces.caller()));
        List<SocketClient> sockets = new ArrayList<>();
        for (int i = 0; i < PLATES; i++) {
            if (i % EACH == 0) {
                sockets.add(SocketClient.anonymous(port));
            }
            subscribe(sockets.get(i / EACH), i % EACH, doors.get(i));
        }
        sockets.forEach(LivePlateDrillTests::hearAll);
        List<Long> millis = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            afterTheLastTelling();
            millis.add(tell(chair(community), sockets));
        }

        System.out.printf(
                "%d plates of one community: all told and read %s ms after the change began%n", PLATES, millis);
        assertThat(Collections.min(millis)).isLessThan(2_000);
        sockets.forEach(SocketClient::close);
        await().until(() -> live.size() == 0);
    }

    /** Until the last of them has it, milliseconds; the phones' part is done in this process too. */
    private long tell(Responsibility change, List<SocketClient> sockets) {
        long start = System.nanoTime();
        responsibilities.publish(change);
        sockets.forEach(LivePlateDrillTests::hearAll);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** A plate is told twice a second at most. */
    private static void afterTheLastTelling() {
        await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
    }

    private static void subscribe(SocketClient socket, int id, Door door) {
        Map<String, String> code = Map.of("code", door.plate().toString());
        socket.subscribe("s" + id, Map.of("query", DOCUMENT, "variables", code));
    }

    private static void hearAll(SocketClient socket) {
        for (int i = 0; i < EACH; i++) {
            assertThat(socket.await("next")
                            .at("/payload/data/doorplateChanged/status")
                            .asString())
                    .isEqualTo("ACTIVE");
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Responsibility steward(Door door, String name) {
        return new Responsibility(
                PlaceKind.UNIT,
                door.unitId(),
                ResponsibilityRole.STAIRWELL_STEWARD,
                name,
                "0851-0000-0000",
                null,
                0,
                Instant.EPOCH.plusSeconds(1),
                null);
    }

    private static Responsibility chair(RegionCode community) {
        return new Responsibility(
                PlaceKind.REGION,
                community.value(),
                ResponsibilityRole.STAIRWELL_STEWARD,
                "李华",
                "0851-0000-0000",
                null,
                0,
                Instant.EPOCH.plusSeconds(1),
                null);
    }
}

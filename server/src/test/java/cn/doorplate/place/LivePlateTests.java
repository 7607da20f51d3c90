package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.doorplate.TestClient;
import cn.doorplate.api.SocketClient;
import cn.doorplate.dev.TestServers;
import cn.doorplate.place.PlateSections.Contribution;
import cn.doorplate.place.Responsibilities.Responsibility;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;

/** Who looks at a plate's page is told when it changes. */
@PlaceTest
@NullUnmarked // a null where a page should be is a failed test
class LivePlateTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String DOCUMENT = """
            subscription Live($code: String!) {
              doorplateChanged(code: $code) { status advice stale building { name } contacts { name } sections { title } }
            }
            """;

    @LocalServerPort
    int port;

    @Autowired
    Doorplates doorplates;

    @Autowired
    LivePlates live;

    @Autowired
    Responsibilities responsibilities;

    @Autowired
    PlaceChanges changes;

    @Autowired
    TestPlaces places;

    @Autowired
    TestSections sections;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void tellsHowItStandsAtOnceThenWhatChangesThenThatThePlateWasRevoked() {
        Door door = places.door();
        try (SocketClient client = SocketClient.anonymous(port)) {
            subscribe(client, "1", door.plate().toString());
            assertThat(told(client).path("status").asString()).isEqualTo("ACTIVE");

            responsibilities.publish(steward(door, "王英"));
            assertThat(told(client).at("/contacts/0/name").asString()).isEqualTo("王英");

            doorplates.revoke(door.plate());
            JsonNode revoked = told(client);
            assertThat(revoked.path("status").asString()).isEqualTo("REVOKED");
            assertThat(revoked.path("advice").asString()).isNotBlank();
            assertThat(revoked.path("building").isNull()).isTrue();
        }
    }

    @Test
    void tellsWhatAnotherServerHasCommitted() {
        Door door = places.door();
        try (SocketClient client = SocketClient.anonymous(port)) {
            subscribe(client, "1", door.plate().toString());
            told(client);

            transaction.executeWithoutResult(status -> {
                // As any server does it; nothing in this one hears of it but by asking the database.
                jdbc.update("update building set name = '9栋' where id = ?", door.buildingId());
                jdbc.update("update place_clock set generation = generation + 1 where id = 1");
                jdbc.update(
                        "insert into place_change (generation, scope_kind, scope_id)"
                                + " select generation, 'building', ? from place_clock where id = 1",
                        door.buildingId());
            });

            assertThat(told(client).at("/building/name").asString()).isEqualTo("9栋");
        }
    }

    @Test
    void tellsThatTheTimeOfSomethingIsOver() {
        Door door = places.door();
        sections.say(
                door.buildingId(),
                new Contribution(
                        List.of(new PlateTextSection("今天停水", List.of())),
                        clock.instant().plusSeconds(60)));
        try (SocketClient client = SocketClient.anonymous(port)) {
            subscribe(client, "1", door.plate().toString());
            assertThat(told(client).at("/sections/0/title").asString()).isEqualTo("今天停水");

            sections.say(door.buildingId(), Contribution.nothing());
            clock.advance(Duration.ofMinutes(2));

            assertThat(told(client).path("sections")).isEmpty();
        }
    }

    @Test
    void tellsWhoCameWhileTheDatabaseWasGoneThatAllIsKnownAgain() {
        assumeTrue(TestServers.ownDatabase());
        Door door = places.door();
        Caller caller = TestPlaces.caller();
        doorplates.open(door.plate().toString(), caller);
        Queue<Boolean> stale = new ConcurrentLinkedQueue<>();
        TestServers.get().mariaDb().pause();
        try {
            await().atMost(PATIENCE)
                    .until(() ->
                            doorplates.open(door.plate().toString(), caller).stale());
            live.follow(door.plate().toString(), caller)
                    .map(Doorplate::stale)
                    .take(2)
                    .subscribe(stale::add);
            await().until(() -> stale.contains(true));
        } finally {
            TestServers.get().mariaDb().resume();
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stale).containsExactly(true, false));
    }

    @Test
    void readsThePageOnceForAllWhoLookAtIt() throws Exception {
        Door door = places.door();
        int many = 500;
        CountDownLatch before = new CountDownLatch(many);
        CountDownLatch after = new CountDownLatch(many);
        List<Disposable> people = Stream.generate(() -> live.follow(door.plate().toString(), TestPlaces.caller())
                        .subscribe(plate -> (plate.contacts().isEmpty() ? before : after).countDown()))
                .limit(many)
                .toList();
        before.await();
        assertThat(sections.readsOf(door.buildingId())).isEqualTo(1);

        responsibilities.publish(steward(door, "王英"));

        after.await();
        assertThat(sections.readsOf(door.buildingId())).isEqualTo(2);
        people.forEach(Disposable::dispose);
    }

    @Test
    void tellsTheOthersOfAChangeThatConcernsThemAllThoughOneCannotBeRead() {
        RegionCode community = places.community();
        List<Door> doors =
                Stream.generate(() -> places.door(community)).limit(3).toList();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        List<Disposable> people = doors.stream()
                .map(door -> live.follow(door.plate().toString(), TestPlaces.caller())
                        .filter(plate -> !plate.contacts().isEmpty())
                        .subscribe(plate -> told.add(plate.code())))
                .toList();
        await().until(() -> live.size() == 3);

        jdbc.update("delete from building where id = ?", doors.get(1).buildingId());
        responsibilities.publish(new Responsibility(
                PlaceKind.REGION,
                community.value(),
                ResponsibilityRole.COMMUNITY_OFFICE,
                "居委会",
                "0851-0000-0000",
                null,
                0,
                Instant.EPOCH.plusSeconds(1),
                null));

        await().untilAsserted(() -> assertThat(told)
                .containsExactlyInAnyOrder(
                        doors.get(0).plate().toString(), doors.get(2).plate().toString()));
        people.forEach(Disposable::dispose);
        await().until(() -> live.size() == 0);
    }

    @Test
    void leavesNothingBehindWhenSocketsGoWhileTheyAreStillAsking() {
        List<Door> doors = Stream.generate(places::door).limit(8).toList();
        for (int round = 0; round < 10; round++) {
            try (SocketClient client = SocketClient.anonymous(port)) {
                doors.forEach(door ->
                        subscribe(client, door.plate().toString(), door.plate().toString()));
            }
        }

        Door last = places.door();
        try (SocketClient client = SocketClient.anonymous(port)) {
            subscribe(client, "1", last.plate().toString());
            told(client);
        }
        await().atMost(PATIENCE).until(() -> live.size() == 0);
    }

    @Test
    void tellsNobodyOfAChangeThatDoesNotShow() {
        Door door = places.door();
        Queue<Doorplate> told = new ConcurrentLinkedQueue<>();
        Disposable person =
                live.follow(door.plate().toString(), TestPlaces.caller()).subscribe(told::add);
        await().until(() -> told.size() == 1);

        transaction.executeWithoutResult(status -> changes.changed(Scope.building(door.buildingId())));
        await().until(() -> sections.readsOf(door.buildingId()) == 2);
        responsibilities.publish(steward(door, "王英"));

        await().until(() -> told.size() > 1);
        assertThat(told).hasSize(2);
        assertThat(told).last().satisfies(plate -> assertThat(plate.contacts()).hasSize(1));
        person.dispose();
    }

    @Test
    void tellsAtMostTwiceASecond() {
        Door door = places.door();
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        Queue<Integer> contacts = new ConcurrentLinkedQueue<>();
        Disposable person = live.follow(door.plate().toString(), TestPlaces.caller())
                .subscribe(plate -> {
                    times.add(System.nanoTime());
                    contacts.add(plate.contacts().size());
                });
        await().until(() -> times.size() == 1);

        responsibilities.publish(steward(door, "王英"));
        await().until(() -> times.size() == 2);
        for (int i = 2; i <= 5; i++) {
            responsibilities.publish(steward(door, "王英" + i));
        }

        await().until(() -> contacts.contains(5));
        List<Long> all = List.copyOf(times);
        for (int i = 2; i < all.size(); i++) {
            assertThat(Duration.ofNanos(all.get(i) - all.get(i - 1))).isGreaterThan(Duration.ofMillis(450));
        }
        assertThat(all.size()).as("four changes in one telling, or two").isLessThanOrEqualTo(4);
        person.dispose();
    }

    @Test
    void forgetsAPlateWhenNobodyLooksAtItAnyMore() {
        Door door = places.door();
        try (SocketClient one = SocketClient.anonymous(port);
                SocketClient two = SocketClient.anonymous(port)) {
            subscribe(one, "1", door.plate().toString());
            subscribe(two, "1", door.plate().toString());
            told(one);
            told(two);
            assertThat(live.size()).isEqualTo(1);

            one.unsubscribe("1");
            responsibilities.publish(steward(door, "王英"));
            assertThat(told(two).path("contacts")).hasSize(1);
        }
        await().until(() -> live.size() == 0);
        int reads = sections.readsOf(door.buildingId());

        responsibilities.publish(steward(door, "李华"));
        Door other = places.door();
        try (SocketClient client = SocketClient.anonymous(port)) {
            subscribe(client, "1", other.plate().toString());
            told(client);
            responsibilities.publish(steward(other, "王英"));
            told(client);
        }
        assertThat(sections.readsOf(door.buildingId())).isEqualTo(reads);
    }

    @Test
    void endsAfterOneAnswerWhereTheCodeLeadsToNoPlate() {
        try (SocketClient client = SocketClient.anonymous(port)) {
            subscribe(client, "1", PlateCode.random().toString());
            assertThat(told(client).path("status").asString()).isEqualTo("UNKNOWN");
            client.await("complete");

            subscribe(client, "2", "not a code");
            assertThat(told(client).path("status").asString()).isEqualTo("MISTYPED");
            client.await("complete");
        }
    }

    @Test
    void refusesACallerWhoTriesCodesOut() {
        Caller thief = TestPlaces.caller();
        for (int i = 0; i < 25; i++) {
            live.follow(PlateCode.random().toString(), thief).blockLast();
        }

        assertThat(live.follow(PlateCode.random().toString(), thief).blockLast().status())
                .isEqualTo(DoorplateStatus.LIMITED);
    }

    @Test
    void refusesMoreSubscriptionsThanASocketMayHaveUntilOneHasEnded() {
        Door door = places.door();
        try (SocketClient client = SocketClient.anonymous(port)) {
            for (int i = 0; i < 50; i++) {
                subscribe(client, "s" + i, door.plate().toString());
                told(client);
            }
            subscribe(client, "more", door.plate().toString());
            assertThat(client.await("next")
                            .at("/payload/errors/0/extensions/code")
                            .asString())
                    .isEqualTo("LIMIT_EXCEEDED");

            client.unsubscribe("s0");
            subscribe(client, "again", door.plate().toString());
            assertThat(told(client).path("status").asString()).isEqualTo("ACTIVE");
        }
    }

    @Test
    void countsThoseThatAreAskedForInOneBreath() {
        String code = places.door().plate().toString();
        doorplates.open(code, TestPlaces.caller());
        try (SocketClient client = SocketClient.anonymous(port)) {
            for (int i = 0; i < 60; i++) {
                subscribe(client, "s" + i, code);
            }

            long refused = Stream.generate(() -> client.await("next"))
                    .limit(60)
                    .filter(answer -> !answer.at("/payload/errors").isMissingNode())
                    .count();
            assertThat(refused).isEqualTo(10);
        }
    }

    @Test
    void refusesASubscriptionOverHttp() {
        JsonNode answer = TestClient.of(port)
                .ask(DOCUMENT, Map.of("code", places.door().plate().toString()));

        assertThat(TestClient.code(answer)).isEqualTo("BAD_REQUEST");
        assertThat(answer.at("/errors/0/message").asString()).contains("WebSocket");
    }

    private static void subscribe(SocketClient client, String id, String code) {
        client.subscribe(id, Map.of("query", DOCUMENT, "variables", Map.of("code", code)));
    }

    private static JsonNode told(SocketClient client) {
        return client.await("next").at("/payload/data/doorplateChanged");
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
}

package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.doorplate.dev.RealServers;
import cn.doorplate.dev.TestServers;
import cn.doorplate.place.PlateSection.PlateLine;
import cn.doorplate.place.PlateSections.Contribution;
import cn.doorplate.place.Responsibilities.Responsibility;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.place.TestSections.WeatherSection;
import cn.doorplate.place.hot.HotCache;
import cn.doorplate.redis.SharedCache;
import cn.doorplate.shared.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The hot page while nothing is wrong, and while everything is: each outage is a server really frozen or killed. */
@PlaceTest
@NullUnmarked // a null where a page should be is a failed test
class HotPageTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    Doorplates doorplates;

    @Autowired
    Responsibilities responsibilities;

    @Autowired
    PlaceChanges changes;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestPlaces places;

    @Autowired
    TestSections sections;

    @Autowired
    TestClock clock;

    @Autowired
    SharedCache redis;

    @Autowired
    HotCache<CachedPlate> pages;

    @Autowired
    JdbcTemplate jdbc;

    private final Caller caller = TestPlaces.caller();
    private final RealServers servers = TestServers.get();

    @AfterEach
    void everythingAnswersAgain() {
        servers.redis().ensureRunning();
        await().atMost(PATIENCE).until(() -> redis.ask(it -> it.ping().get()) != null);
        if (TestServers.ownDatabase()) {
            servers.mariaDb().ensureRunning();
            // Its pool may still be looking for it.
            Door door = await().atMost(PATIENCE).ignoreExceptions().until(places::door, Objects::nonNull);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> !open(door).stale());
        }
    }

    @Test
    void readsThePageOnceHoweverManyAskAtOnce() throws Exception {
        Door door = places.door();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(64);
        List<Future<Doorplate>> answers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            answers.add(people.submit(() -> {
                start.await();
                return open(door);
            }));
        }

        start.countDown();

        for (Future<Doorplate> answer : answers) {
            assertThat(answer.get().building().name()).isEqualTo("3栋");
        }
        people.shutdown();
        assertThat(sections.readsOf(door.buildingId())).isEqualTo(1);
    }

    @Test
    void readsAgainOnlyWhatAChangeConcerns() {
        Door mine = places.door();
        Door neighbour = places.door(mine.community());
        Door stranger = places.door();
        List.of(mine, neighbour, stranger).forEach(this::open);

        change(Scope.building(mine.buildingId()));
        await().until(() -> reads(mine) == 2);
        assertThat(reads(neighbour)).isEqualTo(1);

        change(Scope.region(mine.county()));
        await().until(() -> reads(mine) == 3 && reads(neighbour) == 2);
        assertThat(reads(stranger)).isEqualTo(1);
    }

    @Test
    void readsAgainWhatChangedInAGridOrACompound() {
        Door door = places.door();
        open(door);

        change(Scope.grid(door.gridId()));
        await().until(() -> reads(door) == 2);
        change(Scope.compound(door.compoundId()));
        await().until(() -> reads(door) == 3);
    }

    @Test
    void remembersAnUnknownCodeAndNeverAsksTheDatabaseTwice() {
        PlateCode code = PlateCode.random();
        long buildingId = places.door().buildingId();
        assertThat(open(code).status()).isEqualTo(DoorplateStatus.UNKNOWN);

        jdbc.update(
                "insert into doorplate (code, building_id, status) values (?, ?, 'ACTIVE')",
                code.toString(),
                buildingId);

        assertThat(open(code).status())
                .as("written behind the server's back, so only a second question to the database could find it")
                .isEqualTo(DoorplateStatus.UNKNOWN);
    }

    @Test
    void asksAgainForAnUnknownCodeAfterAPlateWasGivenOut() {
        PlateCode code = PlateCode.random();
        Door door = places.door();
        assertThat(open(code).status()).isEqualTo(DoorplateStatus.UNKNOWN);
        jdbc.update(
                "insert into doorplate (code, building_id, status) values (?, ?, 'ACTIVE')",
                code.toString(),
                door.buildingId());

        doorplates.issue(door.buildingId(), null);

        await().until(() -> open(code).status() == DoorplateStatus.ACTIVE);
    }

    @Test
    void doesNotReadAllPagesAgainAtTheSameMoment() {
        List<Door> doors = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            doors.add(places.door());
        }
        doors.forEach(this::open);

        clock.advance(Duration.ofMinutes(10));
        doors.forEach(this::open);

        long readTwice = doors.stream()
                .filter(door -> sections.readsOf(door.buildingId()) == 2)
                .count();
        assertThat(readTwice).isBetween(1L, 39L);
    }

    @Test
    void losesOneContributorsPartAndNoMoreWhenItFails() {
        Door door = places.door();
        sections.fail(door.buildingId());
        responsibilities.publish(steward(door, "楼道"));

        assertThat(open(door).contacts()).hasSize(1);
        assertThat(open(door).sections()).isEmpty();
        clock.advance(Duration.ofSeconds(6));
        open(door);
        assertThat(sections.readsOf(door.buildingId())).as("asked again soon").isGreaterThan(1);
    }

    @Test
    void staysRightAndQuickWhileRedisIsFrozen() {
        Door known = places.door();
        open(known);
        servers.redis().pause();

        List<Door> fresh = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            fresh.add(places.door());
        }
        Instant begin = Instant.now();
        fresh.forEach(door -> assertThat(open(door).building().name()).isEqualTo("3栋"));
        assertThat(Duration.between(begin, Instant.now()))
                .as("with Lettuce's defaults each of these thirty would wait for a minute")
                .isLessThan(Duration.ofSeconds(20));
        assertThat(fresh).allSatisfy(door -> assertThat(open(door).stale()).isFalse());

        responsibilities.publish(steward(known, "新人"));
        await().untilAsserted(() ->
                assertThat(open(known).contacts()).extracting(ContactCard::name).containsExactly("新人"));

        servers.redis().resume();
        await().atMost(PATIENCE).until(() -> kept(places.door()));
    }

    @Test
    void staysRightWhileRedisIsGoneAndComesBackByItself() {
        Door door = places.door();
        open(door);
        servers.redis().kill();

        responsibilities.publish(steward(door, "新人"));
        await().untilAsserted(() ->
                assertThat(open(door).contacts()).extracting(ContactCard::name).containsExactly("新人"));
        assertThat(open(places.door()).building().name()).isEqualTo("3栋");

        servers.redis().start();
        await().atMost(PATIENCE).until(() -> kept(places.door()));
    }

    @Test
    void stillRefusesACallerWhoTriesCodesOutWhileRedisIsGone() {
        servers.redis().kill();
        Caller thief = TestPlaces.caller();

        for (int i = 0; i < 25; i++) {
            doorplates.open(PlateCode.random().toString(), thief);
        }

        assertThat(doorplates.open(PlateCode.random().toString(), thief).status())
                .isEqualTo(DoorplateStatus.LIMITED);
    }

    @Test
    void showsTheLastKnownPageWhileTheDatabaseIsFrozen() {
        assumeTrue(TestServers.ownDatabase());
        Door known = places.door();
        sections.say(
                known.buildingId(),
                new Contribution(List.of(weather()), clock.instant().plusSeconds(60)));
        assertThat(open(known).sections()).hasSize(1);
        Door unknown = places.door();

        servers.mariaDb().pause();

        await().atMost(PATIENCE).until(() -> open(known).stale());
        assertThat(open(known).building().name()).isEqualTo("3栋");
        assertThat(open(known).sections()).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        assertThat(open(known).sections())
                .as("its time is over, though nobody could be asked")
                .isEmpty();
        assertThatThrownBy(() -> open(unknown))
                .isInstanceOf(PlateUnavailable.class)
                .hasMessageContaining("110");

        servers.mariaDb().resume();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> !open(known).stale());
        assertThat(open(unknown).stale()).isFalse();
    }

    @Test
    void showsTheLastKnownPageAfterASecondWhenTheDatabaseFreezesRightAfterAChange() throws Exception {
        assumeTrue(TestServers.ownDatabase());
        Door known = places.door();
        Door unknown = places.door();
        open(known);
        responsibilities.publish(steward(known, "王英"));
        ExecutorService people = Executors.newFixedThreadPool(33);
        List<Callable<Doorplate>> readers = Collections.nCopies(32, () -> open(known));

        servers.mariaDb().pause();
        Instant frozen = Instant.now();
        Future<Doorplate> newcomer = people.submit(() -> open(unknown));
        List<Doorplate> shown =
                people.invokeAll(readers).stream().map(HotPageTests::answer).toList();
        Duration waited = Duration.between(frozen, Instant.now());
        boolean newcomerWaits = !newcomer.isDone();
        servers.mariaDb().resume();

        assertThat(shown).allSatisfy(plate -> {
            assertThat(plate.stale()).isTrue();
            assertThat(plate.contacts()).isEmpty();
        });
        assertThat(waited).isBetween(Duration.ofMillis(500), Duration.ofMillis(2_500));
        assertThat(newcomerWaits).as("who knows nothing yet waits").isTrue();
        assertThat(answer(newcomer).stale()).isFalse();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sections.readsOf(known.buildingId()))
                        .as("the one question that was under way for all of them comes in though nobody waits")
                        .isEqualTo(2));
        await().atMost(PATIENCE).until(() -> !open(known).stale());
        assertThat(open(known).contacts()).hasSize(1);
        assertThat(sections.readsOf(known.buildingId())).isEqualTo(2);
        people.shutdown();
    }

    @Test
    void showsTheLastKnownPageWhileDatabaseAndRedisAreGone() throws Exception {
        assumeTrue(TestServers.ownDatabase());
        Door known = places.door();
        responsibilities.publish(steward(known, "王英"));
        open(known);

        servers.redis().kill();
        servers.mariaDb().kill();

        await().atMost(PATIENCE).until(() -> open(known).stale());
        assertThat(ask("{ region(code: \\\"52\\\") { name } }"))
                .contains("UNAVAILABLE")
                .doesNotContain("Exception");
        assertThat(ask("{ doorplate(code: \\\"" + known.plate() + "\\\") { stale } }"))
                .contains("\"stale\":true");
        assertThat(open(known).contacts()).extracting(ContactCard::name).containsExactly("王英");

        servers.mariaDb().start();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> !open(known).stale());
    }

    @Test
    void asksAgainAfterAChangeThatWasMadeWhileNobodyCouldSeeIt() {
        assumeTrue(TestServers.ownDatabase());
        Door door = places.door();
        responsibilities.publish(steward(door, "旧人"));
        open(door);
        servers.redis().pause();
        servers.mariaDb().kill();
        await().atMost(PATIENCE).until(() -> open(door).stale());
        servers.mariaDb().start();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> responsibilities.publish(steward(door, "新人")) > 0);
        servers.redis().resume();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(open(door).contacts())
                        .extracting(ContactCard::name)
                        .contains("新人"));
    }

    @Test
    void countsNoChangeThatWasRolledBack() {
        Door door = places.door();
        open(door);
        long before = jdbc.queryForObject("select generation from place_clock", Long.class);

        transaction.executeWithoutResult(status -> {
            changes.changed(Scope.building(door.buildingId()));
            status.setRollbackOnly();
        });

        assertThat(jdbc.queryForObject("select generation from place_clock", Long.class))
                .isEqualTo(before);
        assertThatThrownBy(() -> changes.changed(Scope.building(door.buildingId())))
                .isInstanceOf(IllegalStateException.class);
    }

    private static <T> T answer(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private String ask(String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private boolean kept(Door door) {
        open(door);
        return redis.get(pages.sharedKey(door.plate().toString())) != null;
    }

    private int reads(Door door) {
        open(door);
        return sections.readsOf(door.buildingId());
    }

    private void change(Scope scope) {
        transaction.executeWithoutResult(status -> changes.changed(scope));
    }

    private Doorplate open(Door door) {
        return open(door.plate());
    }

    private Doorplate open(PlateCode code) {
        return doorplates.open(code.toString(), caller);
    }

    private static WeatherSection weather() {
        return new WeatherSection("天气", List.of(new PlateLine("晴", null)), 21);
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

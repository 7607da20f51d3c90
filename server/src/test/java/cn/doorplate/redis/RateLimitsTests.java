package cn.doorplate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.dev.RealServers;
import cn.doorplate.dev.TestServers;
import cn.doorplate.shared.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class RateLimitsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    SharedCache redis;

    @Autowired
    Secrets secrets;

    private final RealServers servers = TestServers.get();
    private final String name = "test-" + UUID.randomUUID();
    private final String who = "person:" + UUID.randomUUID();
    private RateLimits limits;
    private RateLimits elsewhere;

    @BeforeEach
    void startTwoServers() {
        limits = new RateLimits(redis, secrets);
        elsewhere = new RateLimits(redis, secrets);
    }

    @AfterEach
    void redisAnswersAgain() {
        servers.redis().ensureRunning();
        await().atMost(PATIENCE).until(() -> redis.ask(it -> it.ping().get()) != null);
    }

    @Test
    void countsForAllServersTogetherAndForEachCallerApart() {
        RateLimit three = limit(3, WhenRedisIsAway.LOCAL);

        assertThat(taken(limits, three, 2)).isEqualTo(2);
        assertThat(taken(elsewhere, three, 5)).isEqualTo(1);
        assertThat(limits.take(three, "person:another")).isTrue();
        assertThat(limits.take(new RateLimit(name + "-b", 1, three.window(), WhenRedisIsAway.LOCAL), who))
                .isTrue();
    }

    @Test
    void countsExactlyWhenManyAskAtOnce() throws Exception {
        RateLimit ten = limit(10, WhenRedisIsAway.CLOSED);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(16);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            answers.add(people.submit(() -> {
                start.await();
                return limits.take(ten, who);
            }));
        }
        start.countDown();

        int passed = 0;
        for (Future<Boolean> answer : answers) {
            passed += answer.get() ? 1 : 0;
        }
        people.shutdown();
        assertThat(passed).isEqualTo(10);
    }

    @Test
    void givesBackWhatDidNotCount() {
        RateLimit one = limit(1, WhenRedisIsAway.LOCAL);
        assertThat(taken(limits, one, 2)).isEqualTo(1);

        elsewhere.giveBack(one, who);

        assertThat(taken(limits, one, 2)).isEqualTo(1);
    }

    @Test
    void tellsRedisNobodysName() {
        limits.take(limit(3, WhenRedisIsAway.LOCAL), who);

        List<String> keys = redis.ask(it -> it.keys("limit:" + name + "*").get());

        assertThat(keys).singleElement().asString().doesNotContain(who).hasSizeLessThan(80);
    }

    @Test
    void doesAsEachLimitSaysWhileRedisIsFrozen() {
        servers.redis().pause();
        long start = System.nanoTime();

        assertThat(taken(limits, limit(3, WhenRedisIsAway.LOCAL), 20)).isEqualTo(3);
        assertThat(taken(limits, limit(3, WhenRedisIsAway.OPEN), 20)).isEqualTo(20);
        assertThat(taken(limits, limit(3, WhenRedisIsAway.CLOSED), 20)).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("sixty questions, of which all but a few are not even put")
                .isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void countsHereWhileRedisIsGoneAndTogetherWhenItIsBack() {
        RateLimit three = limit(3, WhenRedisIsAway.LOCAL);
        servers.redis().kill();
        assertThat(taken(limits, three, 5)).isEqualTo(3);
        limits.giveBack(three, who);
        assertThat(taken(limits, three, 5)).isEqualTo(1);
        assertThat(taken(elsewhere, three, 5)).isEqualTo(3);

        servers.redis().start();
        await().atMost(PATIENCE).until(() -> redis.ask(it -> it.ping().get()) != null);

        assertThat(taken(limits, three, 5) + taken(elsewhere, three, 5)).isEqualTo(3);
    }

    @Test
    void countsHereWithoutAskingRedisWhereThatIsWanted() {
        RateLimit three = limit(3, WhenRedisIsAway.CLOSED);
        servers.redis().kill();

        assertThat(List.of(here(three), here(three), here(three), here(three)))
                .containsExactly(true, true, true, false);
    }

    @Test
    void freesOneAfterTheOther() {
        RateLimit quick = new RateLimit(name, 2, Duration.ofMillis(400), WhenRedisIsAway.LOCAL);
        taken(limits, quick, 10);

        await().atMost(PATIENCE).until(() -> limits.take(quick, who));
        assertThat(limits.take(quick, who)).as("not the whole window's at once").isFalse();
    }

    @Test
    void isNoLimitOfNothing() {
        assertThatThrownBy(() -> limit(0, WhenRedisIsAway.LOCAL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateLimit(name, 1, Duration.ZERO, WhenRedisIsAway.LOCAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean here(RateLimit limit) {
        return limits.takeHere(limit, who);
    }

    private RateLimit limit(int capacity, WhenRedisIsAway away) {
        return new RateLimit(name + away, capacity, Duration.ofHours(1), away);
    }

    private int taken(RateLimits server, RateLimit limit, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += server.take(limit, who) ? 1 : 0;
        }
        return taken;
    }
}

package cn.doorplate.place.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.redis.SharedCache;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class HotCacheTests {

    private static final long MEGABYTE = 1 << 20;

    @Autowired
    Generations generations;

    @Autowired
    SharedCache redis;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String name = "test:" + UUID.randomUUID() + ":";
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void takesNoMoreMemoryThanItMay() {
        HotCache<String> cache = cache(key -> loaded("x".repeat(10_000)), MEGABYTE);

        for (int i = 0; i < 2_000; i++) {
            cache.get("page " + i);
        }
        cache.memory().cleanUp();

        long weight =
                cache.memory().policy().eviction().orElseThrow().weightedSize().orElseThrow();
        assertThat(weight).isPositive().isLessThanOrEqualTo(MEGABYTE);
        assertThat(cache.memory().estimatedSize()).isLessThan(40);
    }

    @Test
    void takesFromRedisWhatAnotherServerHasRead() {
        // Redis is left alone while it is slow to answer, and what is put there comes soon, or not at all.
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            String key = UUID.randomUUID().toString();
            cache(it -> loaded("read there"), MEGABYTE).get(key);
            return "read there"
                    .equals(cache(it -> loaded("read here"), MEGABYTE).get(key).value());
        });
    }

    @Test
    void believesNothingInRedisThatComesFromAGenerationWhichTheDatabaseHasNot() {
        cache(key -> new Loaded<>("of tomorrow", Long.MAX_VALUE, Set.of("building:1"), null), MEGABYTE)
                .get("a");

        assertThat(cache(key -> loaded("of today"), MEGABYTE).get("a").value()).isEqualTo("of today");
    }

    @Test
    void showsWhatIsFromTheFutureWhileTheStoreIsSlowButDoesNotBelieveIt() {
        // Redis is left alone while it is slow to answer.
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            String key = UUID.randomUUID().toString();
            CountDownLatch shown = new CountDownLatch(1);
            AtomicInteger asked = new AtomicInteger();
            cache(it -> new Loaded<>("of tomorrow", Long.MAX_VALUE, Set.of("building:1"), null), MEGABYTE)
                    .get(key);
            HotCache<String> cache = cache(
                    it -> {
                        if (asked.incrementAndGet() > 1) {
                            return loaded("of today");
                        }
                        awaitQuietly(shown);
                        throw new IllegalStateException("slow, and then in vain");
                    },
                    MEGABYTE);
            Held<String> first;
            try {
                first = cache.get(key);
            } catch (StoreGone redisWasSlow) {
                return false;
            } finally {
                shown.countDown();
            }
            assertThat(first.stale()).isTrue();
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(cache.get(key))
                            .matches(held -> !held.stale())
                            .extracting(Held::value)
                            .isEqualTo("of today"));
            return true;
        });
    }

    @Test
    void readsAnewWhatItCannotReadInRedis() {
        redis.put(name + "a", new byte[] {9, 9, 9}, Duration.ofMinutes(1));

        assertThat(cache(key -> loaded("read"), MEGABYTE).get("a").value()).isEqualTo("read");
    }

    @Test
    void showsAFaultOfTheLoaderAsWhatItIs() {
        HotCache<String> cache = cache(
                key -> {
                    throw new IllegalStateException("a fault");
                },
                MEGABYTE);

        assertThatThrownBy(() -> cache.get("a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cache.get("a")).as("and does not keep it").isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsOnceMoreAndNotForEachWaiterWhenAChangeOvertakesTheLoad() throws Exception {
        AtomicLong readAt = new AtomicLong();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        HotCache<String> cache = cache(
                key -> {
                    Loaded<String> loaded = loaded("read");
                    readAt.compareAndSet(0, loaded.generation());
                    begun.countDown();
                    awaitQuietly(changed);
                    return loaded;
                },
                MEGABYTE);
        ExecutorService people = Executors.newFixedThreadPool(32);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            answers.add(people.submit(() -> cache.get("a").value()));
        }
        begun.await();

        transaction.executeWithoutResult(status -> {
            jdbc.update("update place_clock set generation = generation + 1 where id = 1");
            jdbc.update("insert into place_change (generation, scope_kind, scope_id)"
                    + " select generation, 'building', 1 from place_clock where id = 1");
        });
        await().until(() ->
                generations.ask() && !generations.holds(readAt.get(), generations.epoch(), Set.of("building:1")));
        changed.countDown();

        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("read");
        }
        people.shutdown();
        assertThat(loads.get()).isBetween(2, 3);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Loaded<String> loaded(String value) {
        loads.incrementAndGet();
        return new Loaded<>(value, generations.seen(), Set.of("building:1"), null);
    }

    private HotCache<String> cache(Function<String, Loaded<String>> loader, long bytes) {
        return new HotCache<>(
                name,
                String.class,
                keys -> keys.stream().collect(Collectors.toMap(Function.identity(), loader)),
                generations,
                redis,
                new JsonMapper(),
                Clock.systemUTC(),
                Duration.ofMinutes(10),
                bytes);
    }
}

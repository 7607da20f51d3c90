package cn.doorplate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The first questions of a server that has just started, all at once. */
@IntegrationTest
class SharedCacheTests {

    @Autowired
    LettuceConnectionFactory factory;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch mayConnect = new CountDownLatch(1);
    private final AtomicInteger attempts = new AtomicInteger();
    private final ExecutorService people = Executors.newFixedThreadPool(16);

    @AfterEach
    void goHome() {
        mayConnect.countDown();
        people.shutdown();
    }

    @Test
    void waitsForTheFirstConnectionAndDoesNotHoldItAgainstRedis() throws Exception {
        SharedCache redis = new SharedCache(slowly(false));
        Future<@Nullable String> first = ask(redis);
        reached.await();
        List<Future<@Nullable String>> others = many(redis);

        mayConnect.countDown();

        assertThat(first.get()).isEqualTo("PONG");
        for (Future<@Nullable String> other : others) {
            other.get();
        }
        assertThat(redis.answering()).isTrue();
        assertThat(ask(redis).get()).as("no second of silence follows").isEqualTo("PONG");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void doesNotWaitLongerThanForAnAnswer() throws Exception {
        SharedCache redis = new SharedCache(slowly(false));
        Future<@Nullable String> first = ask(redis);
        reached.await();
        long start = System.nanoTime();

        for (Future<@Nullable String> other : many(redis)) {
            assertThat(other.get()).isNull();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(140), Duration.ofSeconds(2));
        assertThat(redis.answering()).isTrue();
        mayConnect.countDown();
        assertThat(first.get()).isEqualTo("PONG");
    }

    @Test
    void givesUpAfterTwoThatCouldNotConnect() throws Exception {
        SharedCache redis = new SharedCache(slowly(true));
        mayConnect.countDown();

        assertThat(ask(redis).get()).isNull();
        assertThat(ask(redis).get()).isNull();

        assertThat(redis.answering()).isFalse();
        assertThat(ask(redis).get()).isNull();
        assertThat(attempts).as("the third is not even put").hasValue(2);
    }

    private List<Future<@Nullable String>> many(SharedCache redis) {
        List<Future<@Nullable String>> asked = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            asked.add(ask(redis));
        }
        return asked;
    }

    private Future<@Nullable String> ask(SharedCache redis) {
        return people.submit(() -> redis.ask(it -> it.ping().get()));
    }

    private LettuceConnectionFactory slowly(boolean inVain) {
        return new LettuceConnectionFactory() {

            @Override
            public AbstractRedisClient getRequiredNativeClient() {
                attempts.incrementAndGet();
                reached.countDown();
                try {
                    mayConnect.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                if (inVain) {
                    throw new RedisConnectionException("as if nobody listened");
                }
                return factory.getRequiredNativeClient();
            }
        };
    }
}

package cn.doorplate.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Service;

/**
 * Redis, as far as a request may lean on it: an answer in time, or none. A frozen or absent Redis costs a request 150 ms at
 * most, and after two of those nothing at all: the breaker asks again once a second.
 */
@Service
public class SharedCache {

    private static final Logger log = LoggerFactory.getLogger(SharedCache.class);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final long PATIENCE_MS = 150;
    /** After so many questions without an answer in between the connection is given up, and another one made. */
    private static final int SILENCES = 5;

    private final LettuceConnectionFactory factory;
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "redis",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(4)
                    .minimumNumberOfCalls(2)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(1))
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .maxWaitDurationInHalfOpenState(Duration.ofSeconds(2))
                    .build());
    private final AtomicInteger silences = new AtomicInteger();
    private volatile Runnable hangUp = () -> {};
    private final AtomicReference<@Nullable CompletableFuture<RedisClusterAsyncCommands<String, byte[]>>> connecting =
            new AtomicReference<>();
    private volatile @Nullable RedisClusterAsyncCommands<String, byte[]> commands;

    SharedCache(LettuceConnectionFactory factory) {
        this.factory = factory;
        breaker.getEventPublisher().onStateTransition(change -> log.info("Redis: {}", change.getStateTransition()));
    }

    /** What is kept under the key; null if nothing is, or if Redis does not answer. */
    public byte @Nullable [] get(String key) {
        return ask(redis -> redis.get(key).toCompletableFuture().get(PATIENCE_MS, TimeUnit.MILLISECONDS));
    }

    /** Keeps the value for that long, soon; or not at all, if Redis does not answer. Says nothing of whether it does. */
    public void put(String key, byte[] value, Duration life) {
        tell(redis -> redis.set(key, value, SetArgs.Builder.px(life)));
    }

    /** Has Redis do something, soon; or not at all, if it does not answer. Says nothing of whether it does. */
    public void tell(Command command) {
        RedisClusterAsyncCommands<String, byte[]> redis = commands;
        if (redis == null || !answering()) {
            return;
        }
        try {
            command.send(redis).exceptionally(e -> null);
        } catch (RedisException e) {
            log.debug("Redis does not take what it is told", e);
        }
    }

    /** Something to do. */
    @FunctionalInterface
    public interface Command {
        CompletionStage<?> send(RedisClusterAsyncCommands<String, byte[]> redis);
    }

    /** Whether Redis is thought to answer. */
    public boolean answering() {
        return breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    /** Asks Redis something within its patience; null when it does not answer. Only for what can be done without. */
    public <T> @Nullable T ask(Question<T> question) {
        if (!breaker.tryAcquirePermission()) {
            return null;
        }
        long start = System.nanoTime();
        boolean counted = false;
        try {
            RedisClusterAsyncCommands<String, byte[]> redis = connected();
            if (redis == null) {
                return null;
            }
            T answer = question.put(redis);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            silences.set(0);
            counted = true;
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            counted = true;
            reconnectAfterLongSilence();
        } finally {
            if (!counted) {
                breaker.releasePermission();
            }
        }
        return null;
    }

    /** A host that vanished without a word leaves a connection that looks open; Lettuce reconnects closed ones only. */
    private void reconnectAfterLongSilence() {
        RedisClusterAsyncCommands<String, byte[]> silent = commands;
        if (silent != null && silences.incrementAndGet() >= SILENCES) {
            silences.set(0);
            commands = null;
            hangUp.run();
        }
    }

    /** Something to ask. */
    public interface Question<T> {
        @Nullable T put(RedisClusterAsyncCommands<String, byte[]> redis)
                throws InterruptedException, ExecutionException, TimeoutException;
    }

    /**
     * Connects at the first question and not before: the server starts without Redis. One thread tries, the others wait for it
     * no longer than for an answer. Once connected, Lettuce reconnects by itself.
     *
     * @return null if another thread still tries, or has failed: that says nothing more against Redis than it told already, so
     *     a burst of first questions does not open the breaker
     */
    private @Nullable RedisClusterAsyncCommands<String, byte[]> connected() throws InterruptedException {
        RedisClusterAsyncCommands<String, byte[]> known = commands;
        if (known != null) {
            return known;
        }
        CompletableFuture<RedisClusterAsyncCommands<String, byte[]>> attempt = new CompletableFuture<>();
        CompletableFuture<RedisClusterAsyncCommands<String, byte[]>> another =
                connecting.compareAndExchange(null, attempt);
        return another == null ? connect(attempt) : awaited(another);
    }

    private RedisClusterAsyncCommands<String, byte[]> connect(
            CompletableFuture<RedisClusterAsyncCommands<String, byte[]>> attempt) {
        try {
            RedisClusterAsyncCommands<String, byte[]> known = commands;
            if (known == null) {
                known = connect(factory.getRequiredNativeClient());
                commands = known;
            }
            attempt.complete(known);
            return known;
        } finally {
            connecting.set(null);
            attempt.cancel(false);
        }
    }

    private static @Nullable RedisClusterAsyncCommands<String, byte[]> awaited(
            CompletableFuture<RedisClusterAsyncCommands<String, byte[]>> attempt) throws InterruptedException {
        try {
            return attempt.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            return null;
        }
    }

    private RedisClusterAsyncCommands<String, byte[]> connect(AbstractRedisClient client) {
        if (client instanceof RedisClusterClient cluster) {
            var connection = cluster.connect(CODEC);
            hangUp = () -> {
                var unused = connection.closeAsync();
            };
            return connection.async();
        }
        var connection = ((RedisClient) client).connect(CODEC);
        hangUp = () -> {
            var unused = connection.closeAsync();
        };
        return connection.async();
    }
}

package cn.doorplate.capacity;

import cn.doorplate.redis.SharedCache;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The gates' cards in Redis, for all servers. How old a card is, is counted by Redis alone, from before its reading began: so
 * neither clocks that differ nor a command that lay in a frozen Redis let one live longer.
 */
@Component
class GateStore {

    private static final long PATIENCE_MS = 150;

    /** For longer than any reading takes. */
    private static final Duration VERSION_KEPT = Duration.ofMinutes(1);

    /** A card and how long it lives yet; nothing where there is none. */
    private static final String GET = """
            local card = redis.call('get', KEYS[1])
            if card then return {card, redis.call('pttl', KEYS[1])} end
            return {}
            """;

    /** How long the card lives yet, negative if there is none, and the time; in milliseconds. */
    private static final String LOOK = """
            local time = redis.call('time')
            return {redis.call('pttl', KEYS[1]), time[1] * 1000 + math.floor(time[2] / 1000)}
            """;

    /** A card of that version, whose reading began then and which lives for so long from there; if nothing newer is known. */
    private static final String PUT = """
            local known = redis.call('get', KEYS[2])
            local time = redis.call('time')
            local age = time[1] * 1000 + math.floor(time[2] / 1000) - tonumber(ARGV[3])
            local left = tonumber(ARGV[4]) - age
            if (known and tonumber(known) > tonumber(ARGV[2])) or age < 0 or left <= 0 then return 0 end
            redis.call('set', KEYS[1], ARGV[1], 'PX', left)
            redis.call('set', KEYS[2], ARGV[2], 'PX', ARGV[5])
            return 1
            """;

    /** The pool has that version: what an older card says is over. */
    private static final String CHANGED = """
            local known = redis.call('get', KEYS[2])
            if known and tonumber(known) >= tonumber(ARGV[1]) then return 0 end
            redis.call('set', KEYS[2], ARGV[1], 'PX', ARGV[2])
            return redis.call('del', KEYS[1])
            """;

    private final SharedCache redis;

    GateStore(SharedCache redis) {
        this.redis = redis;
    }

    /** A card, and how many milliseconds it lives yet. */
    record Kept(GateCard card, long life) {}

    /**
     * How a gate stands in Redis.
     *
     * @param life in milliseconds; 0 where there is none
     * @param now by its own clock, in milliseconds
     */
    record Look(long life, long now) {}

    /** Null if there is none, or if Redis does not answer. */
    @Nullable Kept get(long pool) {
        List<Object> found = redis.ask(it -> answer(it.eval(GET, ScriptOutputType.MULTI, keys(pool))));
        return found == null || found.isEmpty()
                ? null
                : new Kept(GateCard.read((byte[]) found.get(0)), (Long) found.get(1));
    }

    /** Null if Redis does not answer. */
    @Nullable Look look(long pool) {
        List<Object> found = redis.ask(it -> answer(it.eval(LOOK, ScriptOutputType.MULTI, keys(pool))));
        return found == null ? null : new Look(Math.max(0, (Long) found.get(0)), (Long) found.get(1));
    }

    /**
     * Keeps it, unless it is older than what is known, or too old.
     *
     * @param began before the card was read, by the clock of Redis, in milliseconds
     * @param life from then on
     */
    boolean put(long pool, GateCard card, long began, Duration life) {
        Long kept = redis.ask(it -> answer(it.eval(
                PUT,
                ScriptOutputType.INTEGER,
                keys(pool),
                card.written(),
                number(card.version()),
                number(began),
                number(life.toMillis()),
                number(VERSION_KEPT.toMillis()))));
        return Objects.equals(kept, 1L);
    }

    /** Soon; if Redis does not hear of it, the card ends by itself. */
    void changed(long pool, long version) {
        redis.tell(it -> change(it, pool, version));
    }

    private static CompletionStage<?> change(RedisClusterAsyncCommands<String, byte[]> redis, long pool, long version) {
        return redis.eval(
                CHANGED, ScriptOutputType.INTEGER, keys(pool), number(version), number(VERSION_KEPT.toMillis()));
    }

    private static <T> T answer(CompletionStage<T> asked)
            throws InterruptedException, ExecutionException, TimeoutException {
        return asked.toCompletableFuture().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    /** Both in one slot of a cluster. */
    private static String[] keys(long pool) {
        return new String[] {"capacity:gate:{" + pool + "}", "capacity:version:{" + pool + "}"};
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    }
}

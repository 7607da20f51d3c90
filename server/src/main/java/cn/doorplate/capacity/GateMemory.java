package cn.doorplate.capacity;

import cn.doorplate.capacity.GateStore.Kept;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this server has read of gates in Redis, for a tenth of a second each; also that there is none. One asks for all. */
@Component
class GateMemory {

    private static final long HELD_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final int POOLS = 500;
    private static final Duration FORGOTTEN = Duration.ofSeconds(1);

    private final GateStore store;
    private final Cache<Long, Flight> flights =
            Caffeine.newBuilder().maximumSize(POOLS).expireAfterWrite(FORGOTTEN).build();

    GateMemory(GateStore store) {
        this.store = store;
    }

    /** Null if there is none, or it cannot be told in time. */
    @Nullable GateCard get(long pool) {
        Flight known = flights.getIfPresent(pool);
        return (known != null && known.holds() ? known : begin(pool)).card();
    }

    private Flight begin(long pool) {
        Flight mine = new Flight();
        Flight first = flights.asMap().compute(pool, (id, it) -> it != null && it.holds() ? it : mine);
        if (first == mine) {
            mine.land(pool, store);
        }
        return first;
    }

    /** What was known of it is over. Redis is told too, but may hear of it late or never: so for a moment it is not asked. */
    void drop(long pool) {
        flights.put(pool, Flight.landed());
    }

    /** One question to Redis, and what it found. */
    private static final class Flight {

        private final long began = System.nanoTime();
        private final CompletableFuture<Found> found = new CompletableFuture<>();

        private record Found(@Nullable GateCard card, long heldNs) {}

        private static final Found NONE = new Found(null, HELD_NS);

        static Flight landed() {
            Flight flight = new Flight();
            flight.found.complete(NONE);
            return flight;
        }

        void land(long pool, GateStore store) {
            try {
                Kept kept = store.get(pool);
                found.complete(
                        kept == null
                                ? NONE
                                : new Found(
                                        kept.card(), Math.min(HELD_NS, TimeUnit.MILLISECONDS.toNanos(kept.life()))));
            } finally {
                found.complete(NONE);
            }
        }

        /** Also while it is under way, as long as one waits for it. */
        boolean holds() {
            return System.nanoTime() - began < (found.isDone() ? found.join().heldNs() : PATIENCE_NS);
        }

        @Nullable GateCard card() {
            try {
                Found it = found.get(PATIENCE_NS, TimeUnit.NANOSECONDS);
                return System.nanoTime() - began < it.heldNs() ? it.card() : null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            } catch (ExecutionException | TimeoutException e) {
                return null;
            }
        }
    }
}

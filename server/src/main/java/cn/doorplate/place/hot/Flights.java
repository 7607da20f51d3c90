package cn.doorplate.place.hot;

import cn.doorplate.shared.Bulkhead;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One load a key at a time, however many ask: the first one has it begun, on a thread of the crew, and all wait for what it
 * finds, each as long as it likes. A load goes on when nobody waits for it any more, so its crew is what bounds the loads.
 */
final class Flights<T> {

    /** A flight that began before a change does not do for who came after it; nobody changes a page three times a load. */
    private static final int ATTEMPTS = 3;

    private final ConcurrentMap<String, CompletableFuture<T>> under = new ConcurrentHashMap<>();
    private final Executor crew;

    Flights(Executor crew) {
        this.crew = crew;
    }

    /** What this caller's own load finds, or another's that will do; null if it takes longer than that. */
    @Nullable T within(Duration patience, String key, Supplier<T> load, Predicate<T> willDo) {
        long until = System.nanoTime() + patience.toNanos();
        for (int attempt = 1; ; attempt++) {
            CompletableFuture<T> mine = new CompletableFuture<>();
            CompletableFuture<T> running = under.putIfAbsent(key, mine);
            if (running == null) {
                begin(key, mine, load);
            }
            T found = await(running == null ? mine : running, until - System.nanoTime());
            if (running == null || found == null || willDo.test(found) || attempt == ATTEMPTS) {
                return found;
            }
        }
    }

    /** Loads these together on the caller's own thread, all but those that somebody else is loading. */
    Map<String, T> together(List<String> keys, Function<List<String>, Map<String, T>> load) {
        Map<String, CompletableFuture<T>> mine = new LinkedHashMap<>();
        for (String key : keys) {
            CompletableFuture<T> flight = new CompletableFuture<>();
            if (under.putIfAbsent(key, flight) == null) {
                mine.put(key, flight);
            }
        }
        try {
            Map<String, T> found = mine.isEmpty() ? Map.of() : load.apply(List.copyOf(mine.keySet()));
            mine.forEach((key, flight) -> land(key, flight, Objects.requireNonNull(found.get(key), key)));
            return found;
        } catch (RuntimeException | Error e) {
            mine.forEach((key, flight) -> crash(key, flight, e));
            throw e;
        }
    }

    private void begin(String key, CompletableFuture<T> flight, Supplier<T> load) {
        try {
            crew.execute(() -> fly(key, flight, load));
        } catch (RuntimeException e) {
            crash(key, flight, e);
        }
    }

    private void fly(String key, CompletableFuture<T> flight, Supplier<T> load) {
        try {
            land(key, flight, load.get());
        } catch (Throwable e) {
            crash(key, flight, e);
        }
    }

    /** The flight leaves the list before it tells what it found: who is not content with that must not meet it again. */
    private void land(String key, CompletableFuture<T> flight, T found) {
        under.remove(key, flight);
        flight.complete(found);
    }

    private void crash(String key, CompletableFuture<T> flight, Throwable why) {
        under.remove(key, flight);
        flight.completeExceptionally(why);
    }

    private static <T> @Nullable T await(CompletableFuture<T> flight, long nanos) {
        Bulkhead.leave();
        try {
            return flight.get(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another thread loads", e);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}

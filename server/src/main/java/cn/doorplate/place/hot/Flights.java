package cn.doorplate.place.hot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One load a key at a time, however many ask: the first one loads, the others wait for what it finds. */
final class Flights<T> {

    /** As long as a connection waits for the database; then whoever still waits helps itself to what is known. */
    private static final long PATIENCE_MS = 5_000;

    /** A flight that began before a change does not do for who came after it; nobody changes a page three times a load. */
    private static final int ATTEMPTS = 3;

    private final ConcurrentMap<String, CompletableFuture<T>> under = new ConcurrentHashMap<>();

    /** What this caller's own load found, or another's that will do. */
    T once(String key, Supplier<T> load, Predicate<T> willDo) {
        for (int attempt = 1; ; attempt++) {
            CompletableFuture<T> mine = new CompletableFuture<>();
            CompletableFuture<T> running = under.putIfAbsent(key, mine);
            if (running == null) {
                return lead(key, mine, load);
            }
            T found = join(running);
            if (willDo.test(found) || attempt == ATTEMPTS) {
                return found;
            }
        }
    }

    /** The flight leaves the list before it tells what it found: who is not content with that must not meet it again. */
    private T lead(String key, CompletableFuture<T> mine, Supplier<T> load) {
        T found;
        try {
            found = load.get();
        } catch (RuntimeException | Error e) {
            under.remove(key, mine);
            mine.completeExceptionally(e);
            throw e;
        }
        under.remove(key, mine);
        mine.complete(found);
        return found;
    }

    private static <T> T join(CompletableFuture<T> running) {
        try {
            return running.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another thread loads", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("another thread loads for too long", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}

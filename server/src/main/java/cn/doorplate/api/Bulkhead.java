package cn.doorplate.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Works on so many ordinary requests at a time, and lets the others wait in the order in which they came: where hundreds of threads want
 * the processors at once, an alarm whose connections and threads are its own would still wait for its turn behind all of them, at each of
 * its steps. What is for alarms does not come through here.
 *
 * <p>A stay is for computing. One that lasts longer than {@link BulkheadSettings#stay} waits for something else (a database that hangs,
 * WeChat, a slow line) and counts no more, so that what needs none of that is answered meanwhile. The bulkheads of libraries know no such
 * end: there, as many calls that hang as there are places would stop all others.
 */
@Component
final class Bulkhead {

    private final int size;
    private final long longest;

    private final ReentrantLock lock = new ReentrantLock();

    /** Who counts, the longest there first. */
    private final Set<Stay> inside = new LinkedHashSet<>();

    private final Deque<Stay> waiting = new ArrayDeque<>();

    @Autowired
    Bulkhead(BulkheadSettings settings, MeterRegistry registry) {
        this(settings.places(), settings.stay());
        Gauge.builder("doorplate.bulkhead.inside", this, Bulkhead::countInside)
                .description("Ordinary requests that are worked on")
                .register(registry);
        Gauge.builder("doorplate.bulkhead.waiting", this, Bulkhead::countWaiting)
                .description("Ordinary requests that wait for others to be done")
                .register(registry);
    }

    Bulkhead(int size, Duration longest) {
        this.size = size;
        this.longest = longest.toNanos();
    }

    /** Waits for a place, which the caller gives back by closing it. An interrupted thread does not wait and takes none. */
    Stay enter() {
        Stay stay = new Stay();
        lock.lock();
        try {
            waiting.add(stay);
            admit();
            while (!stay.isIn) {
                long left = inside.iterator().next().since + longest - System.nanoTime();
                if (stay.admitted.awaitNanos(left) <= 0) {
                    admit();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            waiting.remove(stay);
        } finally {
            lock.unlock();
        }
        return stay;
    }

    /** Those who came first, where there is a place, or one whose stay was too long. */
    private void admit() {
        long now = System.nanoTime();
        while (!waiting.isEmpty()) {
            if (inside.size() >= size) {
                Stay oldest = inside.iterator().next();
                if (now - oldest.since < longest) {
                    return;
                }
                inside.remove(oldest);
            }
            Stay next = waiting.remove();
            next.since = now;
            next.isIn = true;
            inside.add(next);
            next.admitted.signal();
        }
    }

    int countInside() {
        lock.lock();
        try {
            return inside.size();
        } finally {
            lock.unlock();
        }
    }

    int countWaiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Of one request; it may end twice. */
    final class Stay implements AutoCloseable {

        private final Condition admitted = lock.newCondition();
        private long since;
        private boolean isIn;

        private Stay() {}

        @Override
        public void close() {
            lock.lock();
            try {
                inside.remove(this);
                admit();
            } finally {
                lock.unlock();
            }
        }
    }
}

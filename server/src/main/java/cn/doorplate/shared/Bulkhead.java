package cn.doorplate.shared;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Works on so many ordinary requests at a time, and lets the others wait in the order in which they came: where hundreds of threads want
 * the processors at once, an alarm whose connections and threads are its own would still wait for its turn behind all of them, at each of
 * its steps. What is for alarms does not come through here.
 *
 * <p>A stay is for computing. Who knows that they wait for something else {@linkplain #leave leaves}; and one that lasts too long is taken
 * to wait for something, too (a database that hangs, a slow line): it counts no more, so that what needs none of that is answered
 * meanwhile. The bulkheads of libraries know no such end: there, as many calls that hang as there are places would stop all others.
 */
public final class Bulkhead {

    private static final ThreadLocal<@Nullable Stay> CURRENT = new ThreadLocal<>();

    private final int size;
    private final int most;
    private final long longest;

    private final ReentrantLock lock = new ReentrantLock();

    /** Who counts, the longest there first. */
    private final Set<Stay> inside = new LinkedHashSet<>();

    private final Deque<Stay> waiting = new ArrayDeque<>();

    /**
     * @param size places
     * @param most who wait for one
     * @param longest after which a stay counts no more
     */
    public Bulkhead(int size, int most, Duration longest) {
        this.size = size;
        this.most = most;
        this.longest = longest.toNanos();
    }

    /**
     * The calling thread is about to wait for others, who may be many or slow: if it has a place, another gets it. It gets none again for
     * what little is left to do afterwards.
     */
    public static void leave() {
        Stay stay = CURRENT.get();
        if (stay != null) {
            stay.close();
        }
    }

    /**
     * Waits for a place, which the caller gives back by closing it. Who is interrupted waits no longer and goes on without one.
     *
     * @return null where so many wait already that one more had better come again
     */
    public @Nullable Stay enter() {
        Stay stay = new Stay();
        lock.lock();
        try {
            waiting.add(stay);
            admit();
            if (waiting.size() > most) {
                waiting.removeLast();
                return null;
            }
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
        CURRENT.set(stay);
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

    /** How many are worked on. */
    public int countInside() {
        lock.lock();
        try {
            return inside.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for others to be done. */
    public int countWaiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Of one request, on one thread; it may end twice. */
    public final class Stay implements AutoCloseable {

        private final Condition admitted = lock.newCondition();
        private long since;
        private boolean isIn;

        private Stay() {}

        @Override
        public void close() {
            CURRENT.remove();
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

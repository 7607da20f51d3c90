package cn.doorplate.shared;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread of its own that does one thing again and again, and goes on when it failed once. */
public final class Clockwork implements AutoCloseable {

    /** Begins the name of each such thread. */
    public static final String THREADS = "clockwork-";

    private static final Logger log = LoggerFactory.getLogger(Clockwork.class);

    private final Thread thread;
    private volatile boolean closed;

    /** Does it after each pause, the first one included, until closed. */
    public Clockwork(String name, Duration pause, Runnable work) {
        thread = new Thread(() -> run(pause, work), THREADS + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Duration pause, Runnable work) {
        while (!closed) {
            LockSupport.parkNanos(pause.toNanos());
            if (closed) {
                return;
            }
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                log.error("{} failed; it goes on", Thread.currentThread().getName(), e);
            }
        }
    }

    /** Ends it after what it does right now, and waits for that, ten seconds at most. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package cn.doorplate.place.hot;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads that load what readers wait for. They are fewer than the connections, so that a cold cache leaves some to
 * those who write; and a frozen database holds them, and nobody who can do with the last known value.
 */
final class Crew implements Executor, AutoCloseable {

    private static final int SIZE = 12;

    private static final ContextSnapshotFactory CONTEXT =
            ContextSnapshotFactory.builder().build();

    private final ThreadPoolExecutor threads;

    Crew(String name) {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(SIZE, SIZE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** The lines that it logs carry the trace of who asked first. */
    @Override
    public void execute(Runnable load) {
        ContextSnapshot asker = CONTEXT.captureAll();
        threads.execute(asker.wrap(load));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

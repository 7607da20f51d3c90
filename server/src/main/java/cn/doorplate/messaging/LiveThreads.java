package cn.doorplate.messaging;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Where what is new is told, and, apart from it, where listeners read what they missed: few at a time, for the database's sake. */
final class LiveThreads implements AutoCloseable {

    private static final int READERS = 4;
    private static final int SECONDS_IDLE = 60;

    final Scheduler telling =
            Schedulers.newParallel("live-messages", Runtime.getRuntime().availableProcessors(), true);
    final Scheduler reading =
            Schedulers.newBoundedElastic(READERS, Integer.MAX_VALUE, "live-messages-reading", SECONDS_IDLE, true);

    @Override
    public void close() {
        telling.dispose();
        reading.dispose();
    }
}

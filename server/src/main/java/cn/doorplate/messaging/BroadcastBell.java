package cn.doorplate.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes this server's work on broadcasts. The other servers find theirs by looking from time to time. */
@Component
class BroadcastBell {

    private final Semaphore writing = new Semaphore(0);
    private final Semaphore settling = new Semaphore(0);

    /** Rings with the commit of the caller's transaction, when there is something to be seen. */
    void ringAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                writing.release();
                settling.release();
            }
        });
    }

    void awaitWriting(Duration atMost) {
        await(writing, atMost);
    }

    void awaitSettling(Duration atMost) {
        await(settling, atMost);
    }

    /** However often it rang meanwhile, one look finds all. */
    private static void await(Semaphore bell, Duration atMost) {
        try {
            if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

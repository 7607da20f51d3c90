package cn.doorplate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BulkheadTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FOREVER = Duration.ofHours(1);

    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join(PATIENCE.toMillis());
        }
    }

    @Test
    void letsInAsManyAsThereArePlacesAndTheOthersInTheOrderInWhichTheyCame() {
        Bulkhead bulkhead = new Bulkhead(2, FOREVER);
        Bulkhead.Stay first = bulkhead.enter();
        Bulkhead.Stay second = bulkhead.enter();
        List<Integer> done = new CopyOnWriteArrayList<>();
        for (int i = 1; i <= 5; i++) {
            int number = i;
            start(() -> {
                try (Bulkhead.Stay stay = bulkhead.enter()) {
                    done.add(number);
                }
            });
            await().atMost(PATIENCE).until(() -> bulkhead.countWaiting() == number);
        }
        assertThat(bulkhead.countInside()).isEqualTo(2);
        assertThat(done).isEmpty();

        first.close();

        await().atMost(PATIENCE).until(() -> done.size() == 5);
        assertThat(done).containsExactly(1, 2, 3, 4, 5);
        second.close();
        assertThat(bulkhead.countInside()).isZero();
    }

    @Test
    void letsAnotherInWhereAStayLastsTooLong() {
        Bulkhead bulkhead = new Bulkhead(1, Duration.ofMillis(20));
        Bulkhead.Stay hangs = bulkhead.enter();

        try (Bulkhead.Stay stay = bulkhead.enter()) {
            assertThat(bulkhead.countInside()).isEqualTo(1);
            hangs.close();
            assertThat(bulkhead.countInside())
                    .as("who no longer counted gives no place back")
                    .isEqualTo(1);
        }
        assertThat(bulkhead.countInside()).isZero();
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        Bulkhead bulkhead = new Bulkhead(1, FOREVER);
        Bulkhead.Stay stay = bulkhead.enter();
        stay.close();
        stay.close();
        try (Bulkhead.Stay next = bulkhead.enter()) {
            assertThat(bulkhead.countInside()).isEqualTo(1);
        }
    }

    @Test
    void whoIsInterruptedWaitsNoLongerAndTakesNoPlace() throws InterruptedException {
        Bulkhead bulkhead = new Bulkhead(1, FOREVER);
        Bulkhead.Stay stay = bulkhead.enter();
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        Thread waits = start(() -> {
            try (Bulkhead.Stay none = bulkhead.enter()) {
                interrupted.add(Thread.currentThread().isInterrupted());
            }
        });
        await().atMost(PATIENCE).until(() -> bulkhead.countWaiting() == 1);

        waits.interrupt();
        waits.join(PATIENCE.toMillis());

        assertThat(interrupted).containsExactly(true);
        assertThat(bulkhead.countWaiting()).isZero();
        assertThat(bulkhead.countInside()).isEqualTo(1);
        stay.close();
        assertThat(bulkhead.countInside()).isZero();
    }

    private Thread start(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        threads.add(thread);
        return thread;
    }
}

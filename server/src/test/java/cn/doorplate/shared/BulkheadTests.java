package cn.doorplate.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BulkheadTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST = 500;
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
        Bulkhead bulkhead = new Bulkhead(2, MOST, FOREVER);
        Bulkhead.Stay first = admitted(bulkhead);
        Bulkhead.Stay second = admitted(bulkhead);
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
        await().atMost(PATIENCE).until(() -> bulkhead.countInside() == 0);
    }

    @Test
    void whoComesWhereEnoughWaitIsToldSo() {
        Bulkhead bulkhead = new Bulkhead(1, 1, FOREVER);
        Bulkhead.Stay stay = admitted(bulkhead);
        start(() -> {
            try (Bulkhead.Stay next = bulkhead.enter()) {
                assertThat(next).isNotNull();
            }
        });
        await().atMost(PATIENCE).until(() -> bulkhead.countWaiting() == 1);

        assertThat(bulkhead.enter()).isNull();

        stay.close();
        await().atMost(PATIENCE).until(() -> bulkhead.countWaiting() == 0 && bulkhead.countInside() == 0);
        try (Bulkhead.Stay later = bulkhead.enter()) {
            assertThat(later).isNotNull();
        }
    }

    @Test
    void letsAnotherInWhereAStayLastsTooLong() {
        Bulkhead bulkhead = new Bulkhead(1, MOST, Duration.ofMillis(20));
        Bulkhead.Stay hangs = admitted(bulkhead);

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
    void whoWaitsForOthersLeavesItsPlaceToAnother() {
        Bulkhead bulkhead = new Bulkhead(1, MOST, FOREVER);
        try (Bulkhead.Stay waits = bulkhead.enter()) {
            Bulkhead.leave();
            assertThat(bulkhead.countInside()).isZero();
            try (Bulkhead.Stay other = bulkhead.enter()) {
                assertThat(bulkhead.countInside()).isEqualTo(1);
            }
        }
        Bulkhead.leave();
        assertThat(bulkhead.countInside()).isZero();
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        Bulkhead bulkhead = new Bulkhead(1, MOST, FOREVER);
        Bulkhead.Stay stay = admitted(bulkhead);
        stay.close();
        stay.close();
        try (Bulkhead.Stay next = bulkhead.enter()) {
            assertThat(bulkhead.countInside()).isEqualTo(1);
        }
    }

    @Test
    void whoIsInterruptedWaitsNoLongerAndTakesNoPlace() throws InterruptedException {
        Bulkhead bulkhead = new Bulkhead(1, MOST, FOREVER);
        Bulkhead.Stay stay = admitted(bulkhead);
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

    private static Bulkhead.Stay admitted(Bulkhead bulkhead) {
        return Objects.requireNonNull(bulkhead.enter());
    }

    private Thread start(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        threads.add(thread);
        return thread;
    }
}

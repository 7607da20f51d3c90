package cn.doorplate.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.doorplate.capacity.CapacityTurns.Answers;
import cn.doorplate.shared.Bulkhead;
import cn.doorplate.shared.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class CapacityTurnsTests {

    private static final String BUSY = "系统正忙";

    private final CapacityTurns<Integer, String> turns = new CapacityTurns<>(messages(), this::serve);
    private final ExecutorService people = Executors.newCachedThreadPool();
    private final List<List<Integer>> served = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<Integer, Future<String>> holding = new ConcurrentHashMap<>();
    private final AtomicInteger serving = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    private static StaticMessageSource messages() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("once.busy", Locale.SIMPLIFIED_CHINESE, BUSY);
        return messages;
    }

    @AfterEach
    void goHome() {
        held.values().forEach(CountDownLatch::countDown);
        people.shutdownNow();
    }

    /** Takes until those are let go who are held; negative numbers are declined, zero fails all, and from 2,000 on nobody is answered. */
    private void serve(List<Integer> all, Answers<String> answers) {
        mostAtOnce.accumulateAndGet(serving.incrementAndGet(), Math::max);
        served.add(all);
        try {
            all.stream().map(held::get).filter(Objects::nonNull).forEach(CapacityTurnsTests::awaited);
            if (all.contains(0)) {
                throw new IllegalStateException("as if the work failed");
            }
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i) < 2_000) {
                    answers.give(i, answer(all.get(i)));
                }
            }
        } finally {
            serving.decrementAndGet();
        }
    }

    private static Supplier<String> answer(int number) {
        return () -> {
            if (number < 0) {
                throw new IllegalArgumentException("declined " + number);
            }
            return "served " + number;
        };
    }

    @Test
    void whoComesWhileOthersAreServedIsServedTogetherInTheOrderOfTheirComing() throws Exception {
        hold(101);
        List<Future<String>> crowd = come(1, 20);

        letGo(101);

        for (int i = 0; i < 20; i++) {
            assertThat(crowd.get(i).get()).as("each gets their own").isEqualTo("served " + (i + 1));
        }
        assertThat(served.get(1))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(ended(101)).isEqualTo("served 101");
        assertThat(turns.people()).as("nothing is left behind").isEmpty();
    }

    @Test
    void whoWaitsForTheirTurnTakesNobodysPlaceInTheBulkhead() throws Exception {
        Bulkhead bulkhead = new Bulkhead(1, 500, Duration.ofHours(1));
        hold(101);
        List<Future<String>> crowd = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i + 1;
            crowd.add(people.submit(() -> {
                try (Bulkhead.Stay stay = bulkhead.enter()) {
                    return turns.take(7, number);
                }
            }));
        }

        await().until(() -> here() == 21);
        letGo(101);

        for (Future<String> one : crowd) {
            assertThat(one.get()).startsWith("served");
        }
        assertThat(served).as("all of them together").hasSize(2);
        assertThat(bulkhead.countInside()).isZero();
    }

    @Test
    void aCrowdIsServedByFiftiesAndOneAfterTheOther() throws Exception {
        hold(1_001);
        List<Future<String>> crowd = come(1, 180);

        letGo(1_001);

        for (Future<String> one : crowd) {
            assertThat(one.get()).startsWith("served");
        }
        assertThat(served).allSatisfy(together -> assertThat(together).hasSizeLessThanOrEqualTo(CapacityTurns.MOST));
        assertThat(served.stream().flatMap(List::stream)).hasSize(181).doesNotHaveDuplicates();
        assertThat(mostAtOnce).hasValue(1);
        await().untilAsserted(() -> assertThat(turns.people()).isEmpty());
    }

    @Test
    void whoComesAloneIsServedAtOnce() {
        assertThat(turns.take(7, 5)).isEqualTo("served 5");
        assertThat(served).containsExactly(List.of(5));
    }

    @Test
    void anotherPoolIsNotHeldUp() throws Exception {
        hold(101);

        assertThat(turns.take(8, 1)).isEqualTo("served 1");
        assertThat(turns.people()).containsOnlyKeys(7L);
    }

    @Test
    void whoWaitsTooLongIsToldAndIsNotServedAfterThat() throws Exception {
        hold(101);

        assertThatThrownBy(() -> turns.take(7, 1))
                .isInstanceOf(Unavailable.class)
                .hasMessage(BUSY);

        letGo(101);
        assertThat(ended(101)).isEqualTo("served 101");
        assertThat(turns.take(7, 2)).isEqualTo("served 2");
        assertThat(served).noneMatch(together -> together.contains(1));
    }

    @Test
    void whoIsDeclinedIsDeclinedAlone() throws Exception {
        hold(101);
        Future<String> one = come(1, 1).get(0);
        Future<String> declined = come(-2, -2).get(0);

        letGo(101);

        assertThat(one.get()).isEqualTo("served 1");
        assertThatThrownBy(declined::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("declined -2");
    }

    @Test
    void whatFailsFailsForAllAndGivesItsTurnBack() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> turns.take(7, 0)).isInstanceOf(IllegalStateException.class);
        }
        hold(101);
        Future<String> faulty = come(0, 0).get(0);
        Future<String> beside = come(1, 1).get(0);

        letGo(101);

        assertThatThrownBy(faulty::get).hasRootCauseMessage("as if the work failed");
        assertThatThrownBy(beside::get).hasRootCauseMessage("as if the work failed");
        assertThat(turns.take(7, 3)).isEqualTo("served 3");
    }

    @Test
    void whoIsInterruptedLeavesTheirTurnToTheOthers() throws Exception {
        hold(101);
        Thread gone = new Thread(() -> turns.take(7, 1));
        gone.setUncaughtExceptionHandler((thread, e) -> {});
        gone.start();
        await().until(() -> Objects.equals(turns.people().get(7L), 2));
        Future<String> behind = come(2, 2).get(0);

        gone.interrupt();
        gone.join();
        letGo(101);

        assertThat(behind.get()).isEqualTo("served 2");
        assertThat(served).noneMatch(together -> together.contains(1));
        await().untilAsserted(() -> assertThat(turns.people()).isEmpty());
    }

    @Test
    void whoIsLeftUnansweredIsToldToComeAgain() throws Exception {
        hold(101);
        Future<String> answered = come(1, 1).get(0);
        Future<String> left = come(2_000, 2_000).get(0);

        letGo(101);

        assertThat(answered.get()).isEqualTo("served 1");
        assertThatThrownBy(left::get).hasRootCauseInstanceOf(Unavailable.class);
    }

    @Test
    void whoIsAnsweredDoesNotWaitForWhoIsNot() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch come = new CountDownLatch(1);
        CapacityTurns<Integer, String> slow = new CapacityTurns<>(messages(), (all, answers) -> {
            if (all.contains(1)) {
                awaited(come);
                return;
            }
            for (int i = all.size() - 1; i >= 0; i--) {
                answers.give(i, answer(all.get(i)));
                awaited(end);
            }
        });
        List<Future<String>> crowd = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            int mine = i;
            crowd.add(people.submit(() -> slow.take(7, mine)));
            await().until(() -> Objects.equals(slow.people().get(7L), mine));
        }

        come.countDown();

        assertThat(crowd.get(2).get()).isEqualTo("served 3");
        assertThat(crowd.get(1)).isNotDone();
        end.countDown();
        assertThat(crowd.get(1).get()).isEqualTo("served 2");
    }

    /** Takes a turn for as long as it is not let go. */
    private void hold(int number) {
        held.put(number, new CountDownLatch(1));
        holding.put(number, people.submit(() -> turns.take(7, number)));
        await().until(() -> served.contains(List.of(number)));
    }

    private String ended(int number) throws Exception {
        return Objects.requireNonNull(holding.get(number)).get();
    }

    private void letGo(int number) {
        Objects.requireNonNull(held.get(number)).countDown();
    }

    /** One after the other, while both turns are taken. */
    private List<Future<String>> come(int from, int to) {
        List<Future<String>> coming = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            int mine = number;
            int before = here();
            coming.add(people.submit(() -> turns.take(7, mine)));
            await().pollInSameThread().pollInterval(Duration.ofMillis(1)).until(() -> here() == before + 1);
        }
        return coming;
    }

    private int here() {
        return Objects.requireNonNullElse(turns.people().get(7L), 0);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package cn.doorplate.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On the real database: who waits for whom, and what is left, is its to say. */
@IntegrationTest
class OnceTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPERATION = "testCreate";

    private record Input(String name, int size) {}

    @Autowired
    Once once;

    @Autowired
    OnceBroom broom;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private final Actor actor = Actor.person(Ids.next());
    private final String key = UUID.randomUUID().toString();
    private final Input input = new Input("一号网格", 3);
    private final long made = Ids.next();
    private final AtomicInteger runs = new AtomicInteger();
    private final ExecutorService people = Executors.newCachedThreadPool();

    @BeforeEach
    void makeRoomForWork() {
        jdbc.execute("create table if not exists once_test (maker bigint not null, id bigint not null primary key)");
    }

    @AfterEach
    void everybodyGoesHome() {
        people.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20})
    void runsForOneOfManyTwinsAndReplaysToTheOthers(int twins) throws Exception {
        List<Future<String>> answers = together(twins, () -> {
            awaitWaitingTwins(Math.min(twins - 1, 5));
            return create();
        });

        List<String> outcomes = new ArrayList<>();
        for (Future<String> answer : answers) {
            outcomes.add(answer.get());
        }
        assertThat(outcomes).hasSize(twins).containsOnly(outcomes.get(0));
        assertThat(runs).hasValue(1);
        assertThat(rowsMade()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 12})
    void letsOneOfThoseWhoWaitedTakeTheTurnWhenTheFirstIsDeclined(int twins) throws Exception {
        List<Future<String>> answers = together(twins, () -> {
            if (runs.get() == 0) {
                awaitWaitingTwins(Math.min(twins - 1, 5));
                create();
                throw Declined.because(CommonErrorCode.CONFLICT);
            }
            return create();
        });

        List<String> outcomes = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<String> answer : answers) {
            try {
                outcomes.add(answer.get());
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        assertThat(failures).singleElement().isInstanceOf(Declined.class);
        assertThat(outcomes).hasSize(twins - 1).containsOnly(outcomes.get(0));
        assertThat(runs).hasValue(2);
        assertThat(rowsMade()).isEqualTo(1);
    }

    @Test
    void replaysWhatWasCommittedThoughTheAnswerNeverLeft() {
        assertThatThrownBy(() -> run(() -> {
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            throw new IllegalStateException("the server died before it could answer");
                        }
                    });
                    return create();
                }))
                .hasMessageContaining("died");

        String replayed = run(this::create);

        assertThat(runs).hasValue(1);
        assertThat(jdbc.queryForList("select id from once_test where maker = ?", String.class, made))
                .containsExactly(replayed);
    }

    @Test
    void leavesNothingOfWorkThatFailedAfterItHadWritten() {
        assertThatThrownBy(() -> run(() -> {
                    create();
                    throw new IllegalStateException("a fault");
                }))
                .hasMessage("a fault");
        assertThat(rowsMade()).isZero();

        run(this::create);

        assertThat(runs).hasValue(2);
        assertThat(rowsMade()).isEqualTo(1);
    }

    @Test
    void doesNotStoreThatItWasDeclined() {
        assertThatThrownBy(() -> run(() -> {
                    throw Declined.because(CommonErrorCode.NOT_FOUND);
                }))
                .isInstanceOf(Declined.class);

        assertThat(run(this::create)).isNotEmpty();
        assertThat(runs).hasValue(1);
    }

    @Test
    void declinesTheKeyOfAnotherInputAndKeepsTheFirstOutcome() {
        String first = run(this::create);

        assertThatThrownBy(() -> once.run(actor, OPERATION, key, new Input("二号网格", 3), this::create))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> assertThat(declined.reasons())
                                .singleElement()
                                .satisfies(reason -> {
                                    assertThat(reason.code()).isEqualTo(CommonErrorCode.KEY_REUSED);
                                    assertThat(reason.field()).isEqualTo("idempotencyKey");
                                }));
        assertThat(run(this::create)).isEqualTo(first);
        assertThat(runs).hasValue(1);
    }

    @Test
    void takesNobodysKeyForAnothers() {
        long id = Ids.next();
        Stream.of(Actor.person(id), Actor.device(Long.toString(id)), Actor.person(Ids.next()))
                .forEach(each -> once.run(each, OPERATION, key, input, this::create));
        once.run(actor, "testRemove", key, input, this::create);
        once.run(actor, OPERATION, key.toUpperCase(java.util.Locale.ROOT), input, this::create);

        assertThat(runs).hasValue(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "a\nb", "a\u0000", "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void declinesAKeyThatIsNone(String bad) {
        assertThatThrownBy(() -> once.run(actor, OPERATION, bad, input, this::create))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> assertThat(declined.reasons())
                                .singleElement()
                                .satisfies(reason -> {
                                    assertThat(reason.code()).isEqualTo(CommonErrorCode.INVALID);
                                    assertThat(reason.field()).isEqualTo("idempotencyKey");
                                }));
        assertThat(runs).hasValue(0);
    }

    @Test
    void refusesToBePartOfAnothersTransaction() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> run(this::create)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(runs).hasValue(0);
    }

    @Test
    void asksForPatienceWhileTheFirstStillRunsAndReplaysItLater() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<String> first = people.submit(() -> run(() -> {
            running.countDown();
            awaitQuietly(mayEnd);
            return create();
        }));
        running.await();
        long start = System.nanoTime();

        assertThatThrownBy(() -> run(this::create)).isInstanceOf(Unavailable.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("before the pool gives the connection up, so the database has taken all back")
                .isLessThan(Duration.ofSeconds(5));
        mayEnd.countDown();
        assertThat(first.get()).isEqualTo(run(this::create));
        assertThat(runs).hasValue(1);
    }

    @Test
    void leavesNothingOfWorkThatWaitedInVainForWhatOthersHold() throws Exception {
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        long contested = Ids.next();
        Future<?> holder = people.submit(() -> transaction.executeWithoutResult(status -> {
            insert(contested);
            holding.countDown();
            awaitQuietly(mayEnd);
            status.setRollbackOnly();
        }));
        holding.await();

        assertThatThrownBy(() -> run(() -> {
                    create();
                    return insert(contested);
                }))
                .isInstanceOf(Unavailable.class);

        mayEnd.countDown();
        holder.get();
        assertThat(rowsMade()).isZero();
        run(this::create);
        assertThat(rowsMade()).isEqualTo(1);
    }

    @Test
    void keepsOutcomesForADayAndThenForgetsThemAll() {
        run(this::create);
        Instant now = clock.instant();
        age(now.minus(Duration.ofHours(24)));
        manyOld(now.minus(Duration.ofHours(26)));

        broom.sweep();
        run(this::create);
        assertThat(runs).as("asked for again after a day").hasValue(1);
        assertThat(count("select count(*) from once where operation = 'testOld'"))
                .isZero();

        age(now.minus(Duration.ofHours(26)));
        broom.sweep();
        run(this::create);
        assertThat(runs).hasValue(2);
    }

    private String run(Supplier<String> work) {
        return once.run(actor, OPERATION, key, input, work);
    }

    private String create() {
        runs.incrementAndGet();
        return insert(Ids.next());
    }

    private String insert(long id) {
        jdbc.update("insert into once_test (maker, id) values (?, ?)", made, id);
        return Long.toString(id);
    }

    private int rowsMade() {
        return count("select count(*) from once_test where maker = " + made);
    }

    private int count(String sql) {
        Integer count = jdbc.queryForObject(sql, Integer.class);
        return count == null ? 0 : count;
    }

    private List<Future<String>> together(int twins, Supplier<String> work) {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < twins; i++) {
            answers.add(people.submit(() -> {
                start.await();
                return run(work);
            }));
        }
        start.countDown();
        return answers;
    }

    /** On the connection of the work itself: there may be no other left. */
    private void awaitWaitingTwins(int twins) {
        await().pollInSameThread()
                .atMost(PATIENCE)
                .until(() -> count("select count(*) from information_schema.processlist"
                                + " where info like 'insert into once (%' and id <> connection_id()")
                        >= twins);
    }

    private void age(Instant createdAt) {
        jdbc.update(
                "update once set created_at = ? where created_at > ? and operation = ?",
                createdAt,
                createdAt,
                OPERATION);
    }

    private void manyOld(Instant createdAt) {
        List<Object[]> rows = Stream.generate(() -> new Object[] {
                    (UUID.randomUUID() + "").substring(0, 32), "testOld", "k".repeat(32), "i".repeat(32), "o", createdAt
                })
                .limit(1_500)
                .toList();
        jdbc.batchUpdate("insert into once values (?, ?, ?, ?, ?, ?)", rows);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

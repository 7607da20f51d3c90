package cn.doorplate.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.capacity.GateStore.Look;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.dev.RealServers;
import cn.doorplate.dev.TestServers;
import cn.doorplate.redis.SharedCache;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Refusals, by the application as it runs; each outage of Redis is a Redis really frozen or killed. */
@IntegrationTest
class CapacityGateTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    Capacity capacity;

    @Autowired
    CapacityGate gate;

    @Autowired
    GateStore store;

    @Autowired
    GateReader reader;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SharedCache redis;

    @Autowired
    Statements statements;

    @Autowired
    @Qualifier(DatabaseClock.BEAN) Clock clock;

    private final RealServers servers = TestServers.get();

    @AfterEach
    void redisAnswersAgain() {
        servers.redis().ensureRunning();
        await().atMost(PATIENCE).until(() -> redis.ask(it -> it.ping().get()) != null);
    }

    @Test
    void aCrowdBeforeWhatIsFullCostsTheDatabaseNothing() {
        long pool = full(3, 2);

        awaitRefusal(pool, Refusal.FULL);
        List<String> asked = statements.during(() -> {
            for (int i = 0; i < 5_000; i++) {
                gate.refusal(pool, 1_000 + i);
            }
        });

        assertThat(asked).isEmpty();
        assertThat(AtOnce.all(64, i -> gate.refusal(pool, 1_000 + i))).containsOnly(Optional.of(Refusal.FULL));
    }

    @Test
    void theGateIsKeptUpAsLongAsPeopleAskAndNoLonger() {
        long pool = full(1, 0);
        awaitRefusal(pool, Refusal.FULL);
        long start = System.nanoTime();

        await().pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(() -> gate.refusal(pool, 99).isPresent() && System.nanoTime() - start > 3 * SECOND.toNanos());

        await().atMost(PATIENCE).until(() -> life(pool) == 0);
    }

    @Test
    void whoHasSomethingThereIsLetThrough() {
        long pool = open(terms(List.of(1), 1));
        done(() -> capacity.claim(pool, 11, 21, List.of(0)));
        done(() -> capacity.claim(pool, 12, 22, List.of(0)));
        refusedByTheDatabase(pool);

        awaitRefusal(pool, Refusal.FULL);

        assertThat(List.of(11L, 21L, 12L, 22L))
                .allMatch(person -> gate.refusal(pool, person).isEmpty());
    }

    @Test
    void nobodyIsRefusedWhileThereIsATurnInTheLine() {
        long pool = full(1, 1);
        awaitRefusal(pool, Refusal.FULL);

        done(() -> capacity.release(pool, 2));

        assertThat(gate.refusal(pool, 99)).isEmpty();
        assertThat(done(() -> capacity.claim(pool, 99, 99, List.of(0)))).isInstanceOf(ClaimOutcome.Waits.class);
    }

    @Test
    void aFreedPlaceIsOpenAgainAtOnce() {
        long pool = full(1, 0);
        awaitRefusal(pool, Refusal.FULL);

        done(() -> capacity.release(pool, 1));

        assertThat(gate.refusal(pool, 99)).isEmpty();
        assertThat(life(pool)).as("what Redis knows, for all servers").isZero();
    }

    @Test
    void aFreedPlaceIsOpenAgainWithinASecondWhenNobodyIsTold() {
        long pool = full(1, 0);
        awaitRefusal(pool, Refusal.FULL);

        jdbc.update("update capacity_claim set state = 'RELEASED' where pool = ?", pool);
        jdbc.update("update capacity_share set taken = 0 where pool = ?", pool);

        assertOpenWithin(SECOND, pool);
    }

    @Test
    void whatAnotherServerTellsIsKnownHereInATenthOfASecond() {
        long pool = full(1, 0);
        awaitRefusal(pool, Refusal.FULL);

        store.changed(pool, read(pool).version() + 1);
        await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(() -> life(pool) == 0);

        assertOpenWithin(Duration.ofMillis(150), pool);
    }

    /** And so it stays. What was asked within the second may be refused, whenever the answer comes. */
    private void assertOpenWithin(Duration most, long pool) {
        long start = System.nanoTime();
        AtomicLong lastRefused = new AtomicLong(start);
        await().pollInterval(Duration.ofMillis(5))
                .during(Duration.ofMillis(1_500))
                .atMost(PATIENCE)
                .until(() -> {
                    long asked = System.nanoTime();
                    boolean refused = gate.refusal(pool, 99).isPresent();
                    if (refused) {
                        lastRefused.set(asked);
                    }
                    return !refused;
                });
        assertThat(Duration.ofNanos(lastRefused.get() - start)).isLessThan(most);
    }

    @Test
    void aTransactionThatIsRolledBackOpensNothing() {
        long pool = full(1, 0);
        awaitRefusal(pool, Refusal.FULL);

        transactions.executeWithoutResult(status -> {
            capacity.release(pool, 1);
            status.setRollbackOnly();
        });

        await().atMost(PATIENCE)
                .until(() -> store.put(pool, read(pool), look(pool).now(), SECOND));
    }

    @Test
    void aRefusalThatIsRolledBackIsKnownAllTheSame() {
        long pool = open(terms(List.of(0), 0));

        transactions.executeWithoutResult(status -> {
            capacity.claim(pool, 11, 11, List.of(0));
            status.setRollbackOnly();
        });

        awaitRefusal(pool, Refusal.FULL);
    }

    @Test
    void theGateOpensOnTime() {
        Instant opensAt = clock.instant().plus(Duration.ofMillis(2_500));
        long pool = open(new Terms(List.of(1), opensAt, null, null, TestPools.OFFER, 0));
        refusedByTheDatabase(pool);
        awaitRefusal(pool, Refusal.NOT_OPEN_YET);

        await().pollInterval(Duration.ofMillis(2))
                .atMost(PATIENCE)
                .until(() ->
                        gate.refusal(pool, 99).isEmpty() || !clock.instant().isBefore(opensAt));
        await().pollInterval(Duration.ofMillis(2))
                .atMost(SECOND)
                .until(() -> gate.refusal(pool, 99).isEmpty());
        // Where the gate knows nothing for a moment it lets everybody through, and the database decides.
        await().pollInterval(Duration.ofMillis(2))
                .atMost(PATIENCE)
                .until(() -> !clock.instant().isBefore(opensAt));
        assertThat(done(() -> capacity.claim(pool, 99, 99, List.of(0)))).isInstanceOf(ClaimOutcome.Placed.class);
    }

    @Test
    void whatIsOverIsSaidToBeOver() {
        long pool = open(new Terms(List.of(1), null, clock.instant(), null, TestPools.OFFER, 0));
        refusedByTheDatabase(pool);
        awaitRefusal(pool, Refusal.OVER);

        long closed = open(terms(List.of(1), null));
        transactions.executeWithoutResult(status -> capacity.close(closed));
        refusedByTheDatabase(closed);
        awaitRefusal(closed, Refusal.OVER);
    }

    @Test
    void whatWasReadBeforeAChangeDoesNotComeAfterIt() {
        long pool = full(1, 0);
        GateCard before = read(pool);

        done(() -> capacity.release(pool, 1));
        done(() -> capacity.claim(pool, 2, 2, List.of(0)));

        await().atMost(PATIENCE)
                .until(() -> store.put(pool, read(pool), look(pool).now(), MINUTE));
        assertThat(store.put(pool, before, look(pool).now(), MINUTE)).isFalse();
        assertThat(Objects.requireNonNull(store.get(pool)).card().knows(2)).isTrue();
    }

    @Test
    void whatWasReadTooLongAgoIsNotKept() {
        long pool = open(terms(List.of(0), 0));
        GateCard card = read(pool);

        await().atMost(PATIENCE).until(() -> store.put(pool, card, look(pool).now() - 30_000, Duration.ofSeconds(60)));
        assertThat(life(pool)).isLessThanOrEqualTo(30_000);
        assertThat(store.put(pool, card, look(pool).now() - 60_000, Duration.ofSeconds(60)))
                .isFalse();
    }

    @Test
    void withoutRedisTheDatabaseIsAskedAndIsRight() {
        long pool = full(1, 0);
        awaitRefusal(pool, Refusal.FULL);

        servers.redis().kill();
        assertOpenWithin(SECOND, pool);
        assertThat(done(() -> capacity.claim(pool, 99, 99, List.of(0))))
                .isEqualTo(new ClaimOutcome.Refused(Refusal.FULL));
        done(() -> capacity.release(pool, 1));
        assertThat(done(() -> capacity.claim(pool, 99, 99, List.of(0)))).isInstanceOf(ClaimOutcome.Placed.class);
    }

    @Test
    void aFrozenRedisHoldsNobodyUpAndTellsNothingOldWhenItIsBack() {
        long pool = full(1, 0);
        awaitRefusal(pool, Refusal.FULL);

        servers.redis().pause();
        assertOpenWithin(SECOND, pool);
        done(() -> capacity.release(pool, 1));
        long start = System.nanoTime();
        AtOnce.all(32, i -> gate.refusal(pool, 100 + i));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SECOND.multipliedBy(3));
        servers.redis().resume();

        await().during(SECOND)
                .atMost(Duration.ofSeconds(5))
                .until(() -> gate.refusal(pool, 99).isEmpty());
    }

    private Terms terms(List<Integer> places, @Nullable Integer waitingLimit) {
        return new Terms(places, null, null, null, TestPools.OFFER, waitingLimit);
    }

    private long open(Terms terms) {
        long pool = Ids.next();
        transactions.executeWithoutResult(status -> capacity.open(new NewPool(pool, "test", terms)));
        return pool;
    }

    /** Taken and waited for by 1, 2, 3 …, so that the next was refused. */
    private long full(int places, int waiting) {
        long pool = open(terms(List.of(places), waiting));
        for (int i = 1; i <= places + waiting; i++) {
            long person = i;
            done(() -> capacity.claim(pool, person, person, List.of(0)));
        }
        refusedByTheDatabase(pool);
        return pool;
    }

    private void refusedByTheDatabase(long pool) {
        assertThat(done(() -> capacity.claim(pool, 98, 98, List.of(0)))).isInstanceOf(ClaimOutcome.Refused.class);
    }

    private void awaitRefusal(long pool, Refusal why) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() -> gate.refusal(pool, 98).equals(Optional.of(why)));
    }

    private GateCard read(long pool) {
        return reader.read(pool, null).orElseThrow().card();
    }

    private Look look(long pool) {
        return await().atMost(PATIENCE).until(() -> store.look(pool), Objects::nonNull);
    }

    private long life(long pool) {
        return look(pool).life();
    }

    private <T> T done(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}

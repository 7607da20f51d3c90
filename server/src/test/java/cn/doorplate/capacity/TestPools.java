package cn.doorplate.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.capacity.ClaimsMoved.Moved;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Pools by a clock of the test's, and what is told of them. Each call is a transaction of its own. */
final class TestPools {

    static final Duration OFFER = Duration.ofMinutes(30);

    private static final String KIND = "test";

    @Autowired
    private PoolMapper rows;

    @Autowired
    private ClaimMapper claimRows;

    @Autowired
    private WaitMapper waits;

    @Autowired
    private GateNews gate;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcTemplate jdbc;

    final PoolClock clock = new PoolClock();
    final List<ClaimsMoved> told = new CopyOnWriteArrayList<>();
    final List<VacancyChanged> vacancies = new CopyOnWriteArrayList<>();
    final Capacity capacity;
    final PoolTime time;
    final CapacityRounds rounds;
    private final CapacityForgetting forgetting;

    TestPools(ApplicationContext context) {
        this(context, (event) -> {});
    }

    /** @param listener to what is told, within the transaction */
    TestPools(ApplicationContext context, ApplicationEventPublisher listener) {
        context.getAutowireCapableBeanFactory().autowireBean(this);
        Pools pools = new Pools(rows, claimRows, gate, event -> tell(event, listener), clock);
        ClaimBook claims = new ClaimBook(claimRows);
        Line line = new Line(waits, claims);
        time = new PoolTime(pools, claims, claimRows, line);
        capacity = new Capacity(pools, new Claiming(pools, claims, line), claims, time);
        rounds = new CapacityRounds(rows, pools, time, transactions);
        forgetting = new CapacityForgetting(pools, claimRows, line);
    }

    private void tell(Object happened, ApplicationEventPublisher listener) {
        if (happened instanceof ClaimsMoved moved) {
            listener.publishEvent(moved);
            told.add(moved);
        } else {
            vacancies.add((VacancyChanged) happened);
        }
    }

    /** As many places in one share, as many in the line; open at once and without end. */
    static Terms terms(int places, @Nullable Integer waitingLimit) {
        return new Terms(List.of(places), null, null, null, OFFER, waitingLimit);
    }

    long open(Terms terms) {
        long id = Ids.next();
        transactions.executeWithoutResult(status -> capacity.open(new NewPool(id, KIND, terms)));
        return id;
    }

    Changed change(long pool, Terms terms) {
        return done(() -> capacity.change(pool, terms));
    }

    void close(long pool) {
        transactions.executeWithoutResult(status -> capacity.close(pool));
    }

    /** @param shares that holder would take; the first one if none is said */
    ClaimOutcome claim(long pool, long holder, Integer... shares) {
        List<Integer> wanted = shares.length == 0 ? List.of(0) : Arrays.asList(shares);
        return done(() -> capacity.claim(pool, holder, holder, wanted));
    }

    /** Several at once, all of whom would take any of these shares, in this order. */
    Optional<List<Claim>> claimAll(long pool, List<Long> holders, Integer... shares) {
        return claimAll(
                pool,
                holders.stream()
                        .map(holder -> new Asking(holder, holder, Arrays.asList(shares)))
                        .toList());
    }

    Optional<List<Claim>> claimAll(long pool, List<Asking> all) {
        return done(() -> capacity.claimAll(pool, all));
    }

    boolean release(long pool, long holder) {
        return done(() -> capacity.release(pool, holder));
    }

    Accepted accept(long pool, long holder) {
        return done(() -> capacity.accept(pool, holder));
    }

    /** One piece of it. */
    int forget(long pool, int atMost) {
        return done(() -> forgetting.forget(pool, atMost));
    }

    /** Time does one step, if it is time. */
    void pass(long pool) {
        transactions.executeWithoutResult(status -> time.pass(pool));
    }

    /** Time does all it has to do by now. Returns in how many steps. */
    int settle(long pool) {
        int steps = 0;
        while (isDue(pool)) {
            pass(pool);
            steps++;
            assertThat(steps).as("it comes to an end").isLessThan(100);
        }
        return steps;
    }

    private boolean isDue(long pool) {
        return !jdbc.queryForList("select id from capacity_pool where id = ? and due_at <= ?", pool, clock.instant())
                .isEmpty();
    }

    private <T> T done(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    PoolState state(long pool) {
        return Objects.requireNonNull(capacity.pools(List.of(pool)).get(pool));
    }

    ClaimState stateOf(long pool, long holder) {
        return Objects.requireNonNull(capacity.claims(pool, List.of(holder)).get(holder))
                .state();
    }

    @Nullable Integer shareOf(long pool, long holder) {
        return Objects.requireNonNull(capacity.claims(pool, List.of(holder)).get(holder))
                .share();
    }

    /** In the order of claims. */
    List<Long> holders(long pool, ClaimState state) {
        return jdbc.queryForList(
                "select holder from capacity_claim where pool = ? and state = ? order by seq",
                Long.class,
                pool,
                state.name());
    }

    /** Whom something happened to without their doing, and what, in its order: "7 OFFERED". */
    List<String> happened(long pool) {
        List<String> all = new ArrayList<>();
        for (ClaimsMoved moved : told) {
            if (moved.pool() == pool) {
                assertThat(moved.kind()).isEqualTo(KIND);
                moved.moved().forEach(it -> all.add(text(it)));
            }
        }
        return all;
    }

    private static String text(Moved moved) {
        return moved.claim().holder() + " " + moved.claim().state();
    }

    /** What has to hold of every pool at every moment. */
    void assertSound(long pool) {
        PoolState state = state(pool);
        for (int share = 0; share < state.shares().size(); share++) {
            ShareState it = state.shares().get(share);
            assertThat(it.taken()).isBetween(0, it.places());
            assertThat(it.taken()).as("taken of share " + share).isEqualTo(taken(pool, share));
            assertThat(it.waiting()).as("waiting for share " + share).isEqualTo(inLine(pool, share));
        }
        assertThat(state.waiting()).isEqualTo(holders(pool, ClaimState.WAITING).size());
        assertThat(wanted(pool)).as("the lines are what the claims want").isEqualTo(inLines(pool));
        assertThat(count("select count(*) - count(distinct seq) from capacity_claim where pool = ?", pool))
                .as("seqs given twice")
                .isZero();
        if (!isDue(pool) && !state.closed()) {
            assertThat(state.shares())
                    .as("nobody waits for what is free")
                    .noneMatch(it -> it.free() > 0 && it.waiting() > 0);
        }
    }

    private int taken(long pool, int share) {
        return count(
                "select count(*) from capacity_claim where pool = ? and share = ? and state in ('HELD', 'OFFERED')",
                pool,
                share);
    }

    private int inLine(long pool, int share) {
        return count("select count(*) from capacity_wait where pool = ? and share = ?", pool, share);
    }

    private List<Map<String, Object>> inLines(long pool) {
        return jdbc.queryForList("""
                select seq, holder, group_concat(share order by share) as wanted from capacity_wait where pool = ?
                group by seq, holder order by seq
                """, pool);
    }

    private List<Map<String, Object>> wanted(long pool) {
        List<Map<String, Object>> all = jdbc.queryForList(
                "select seq, holder, wanted from capacity_claim where pool = ? and state = 'WAITING' order by seq",
                pool);
        all.forEach(it -> it.compute("wanted", (key, wanted) -> {
            String[] shares = String.valueOf(wanted).split(",");
            Arrays.sort(shares);
            return String.join(",", shares);
        }));
        return all;
    }

    private int count(String sql, Object... values) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Integer.class, values));
    }

    Instant in(Duration duration) {
        return clock.instant().plus(duration);
    }
}

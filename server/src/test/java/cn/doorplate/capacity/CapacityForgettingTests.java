package cn.doorplate.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.capacity.CapacityCounts.Taken;
import cn.doorplate.capacity.ClaimOutcome.Refused;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;

/** What is left of a pool when nobody has to know any more who had its places. */
@IntegrationTest
class CapacityForgettingTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    CapacityForgetting forgetting;

    @Autowired
    CapacityCounts counts;

    @Autowired
    CapacityGate gate;

    @Autowired
    JdbcTemplate jdbc;

    private TestPools pools;

    @BeforeEach
    void poolsOfOurOwn() {
        pools = new TestPools(context);
    }

    /** Three places: 11 and 12 have one, one is offered to 14, for whom 13 gave it up; 15 and 16 wait. */
    private long used() {
        long pool = pools.open(TestPools.terms(3, 3));
        for (long holder = 11; holder <= 16; holder++) {
            pools.claim(pool, holder);
        }
        pools.release(pool, 13);
        return pool;
    }

    @Test
    void nobodyIsLeftAndWhatWasCountedStays() {
        long pool = used();
        assertThat(counts.of(List.of(pool))).isEqualTo(Map.of(pool, new Taken(2, 1)));
        int told = pools.told.size();

        assertThat(pools.forget(pool, 4)).isEqualTo(4);
        assertThat(pools.forget(pool, 4)).isEqualTo(2);

        assertThat(jdbc.queryForList("select holder from capacity_claim where pool = ?", pool))
                .isEmpty();
        assertThat(jdbc.queryForList("select holder from capacity_wait where pool = ?", pool))
                .isEmpty();
        assertThat(pools.state(pool).shares()).containsExactly(new ShareState(3, 2, 0));
        assertThat(pools.state(pool).waiting()).isZero();
        assertThat(pools.state(pool).closed()).isTrue();
        assertThat(counts.of(List.of(pool))).isEqualTo(Map.of(pool, new Taken(2, 0)));
        assertThat(pools.told).as("nobody is told of it").hasSize(told);
    }

    @Test
    void whatIsForgottenStaysSoHoweverOftenItIsAskedFor() {
        long pool = used();
        pools.forget(pool, 100);
        PoolState state = pools.state(pool);

        assertThat(pools.forget(pool, 100)).isZero();

        assertThat(pools.state(pool)).isEqualTo(state);
        assertThat(pools.settle(pool)).as("time has nothing to do").isZero();
        assertThat(pools.forget(Ids.next(), 100)).as("a pool that never was").isZero();
    }

    @Test
    void betweenTwoPiecesWhoIsLeftMayStillGiveUpWhatTheyHave() {
        long pool = used();
        pools.forget(pool, 1);

        assertThat(pools.release(pool, 11)).as("forgotten").isFalse();
        assertThat(pools.release(pool, 15)).isTrue();
        assertThat(pools.release(pool, 12)).isTrue();

        assertThat(pools.state(pool).shares()).containsExactly(new ShareState(3, 2, 1));
        assertThat(pools.forget(pool, 100)).isEqualTo(5);
        assertThat(pools.state(pool).shares()).containsExactly(new ShareState(3, 1, 0));
    }

    @Test
    void nobodyGetsAnythingOfItNorIsLetThroughItsGate() {
        long pool = used();
        pools.close(pool);
        assertThat(pools.claim(pool, 99)).isEqualTo(new Refused(Refusal.OVER));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> gate.refusal(pool, 99).equals(Optional.of(Refusal.OVER)));
        assertThat(gate.refusal(pool, 11)).as("has a place").isEmpty();

        pools.forget(pool, 100);

        assertThat(pools.claim(pool, 11)).isEqualTo(new Refused(Refusal.OVER));
        assertThat(pools.accept(pool, 14)).isEqualTo(Accepted.NONE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> gate.refusal(pool, 99).isPresent()
                        && gate.refusal(pool, 11).equals(Optional.of(Refusal.OVER)));
    }

    @Test
    void theCallersTransactionIsNeeded() {
        long pool = used();

        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> forgetting.forget(pool, 100));
    }
}

package cn.doorplate.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has time pass by the pools that are due, each in a transaction of its own; several servers may do so at once. */
@Component
class CapacityRounds {

    static final Duration PAUSE = Duration.ofMillis(250);

    private static final int TOGETHER = 50;

    /** For one that failed, so that it keeps no other from its turn. */
    private static final Duration LATER = Duration.ofSeconds(15);

    private static final long ROUND_NS = TimeUnit.SECONDS.toNanos(2);

    private static final Logger log = LoggerFactory.getLogger(CapacityRounds.class);

    private final PoolMapper rows;
    private final Pools pools;
    private final PoolTime time;
    private final TransactionTemplate transactions;

    CapacityRounds(PoolMapper rows, Pools pools, PoolTime time, TransactionTemplate transactions) {
        this.rows = rows;
        this.pools = pools;
        this.time = time;
        this.transactions = transactions;
    }

    /** As much as there is to do, some two seconds at most: of what needs many steps one after the other, each in its turn. */
    void round() {
        long start = System.nanoTime();
        List<Long> due;
        do {
            due = rows.due(pools.now(), TOGETHER);
            due.forEach(this::pass);
        } while (!due.isEmpty() && System.nanoTime() - start < ROUND_NS);
    }

    private void pass(long pool) {
        try {
            transactions.executeWithoutResult(status -> time.pass(pool));
        } catch (PessimisticLockingFailureException e) {
            log.debug("Pool {} is in others' hands", pool);
        } catch (RuntimeException e) {
            log.error("Time cannot do its part to pool {}", pool, e);
            putOff(pool);
        }
    }

    private void putOff(long pool) {
        Instant now = pools.now();
        try {
            rows.putOff(pool, now, now.plus(LATER));
        } catch (RuntimeException e) {
            log.debug("Pool {} stays due", pool, e);
        }
    }
}

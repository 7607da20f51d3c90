package cn.doorplate.privacy;

import cn.doorplate.housekeeping.Partitioned;
import cn.doorplate.housekeeping.Partitions;
import cn.doorplate.housekeeping.Piece;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the oldest rows off the beginning of the lanes, and leaves the last one's number and hash for the chain to hang on; then the
 * pieces of the table in which nothing is left.
 */
@Component
class AccessLogRetention implements Retained {

    static final Partitioned TABLE = new Partitioned("access_log", Piece.MONTH, 2);

    private final AccessLogMapper log;
    private final AccessChain chain;
    private final TransactionTemplate transactions;
    private final Partitions partitions;

    AccessLogRetention(
            AccessLogMapper log, AccessChain chain, TransactionTemplate transactions, Partitions partitions) {
        this.log = log;
        this.chain = chain;
        this.transactions = transactions;
        this.partitions = partitions;
    }

    @Override
    public String subject() {
        return "access_log";
    }

    @Override
    public int leastDays() {
        return AccessLog.LEAST_DAYS;
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        int removed = 0;
        for (int lane = 0; lane < AccessLog.LANES && removed < atMost; lane++) {
            int number = lane;
            int left = atMost - removed;
            removed += Objects.requireNonNull(transactions.execute(status -> prune(number, limit, left)));
        }
        if (removed < atMost) {
            partitions.dropEmptyBefore(TABLE.table(), limit);
        }
        return removed;
    }

    private int prune(int number, Instant limit, int atMost) {
        AccessLane lane = Objects.requireNonNull(log.lock(number), "no such lane");
        List<AccessRow> old = log.rows(number, lane.prunedSeq(), atMost).stream()
                .takeWhile(row -> row.createdAt().isBefore(limit))
                .toList();
        if (old.isEmpty() || !follow(lane, old)) {
            return 0;
        }
        AccessRow last = old.get(old.size() - 1);
        if (log.twice(number, lane.prunedSeq(), last.seq()) != null) {
            return 0;
        }
        log.removeUntil(number, last.seq());
        log.move(chain.sealed(lane.beginningAfter(last)));
        return old.size();
    }

    /** A broken lane is evidence: nothing is removed from it, and above all the new seal does not make it whole. */
    private boolean follow(AccessLane lane, List<AccessRow> rows) {
        byte[] before = lane.prunedHash();
        for (AccessRow row : rows) {
            if (!chain.follows(before, row)) {
                return false;
            }
            before = row.hash();
        }
        return chain.isSealed(lane);
    }
}

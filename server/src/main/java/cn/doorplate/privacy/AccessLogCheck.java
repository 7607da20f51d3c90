package cn.doorplate.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goes through the lanes of the access log and finds the first row of each that is not as it was written. */
@Component
class AccessLogCheck {

    private static final int PAGE = 1000;

    private final AccessLogMapper log;
    private final AccessChain chain;

    AccessLogCheck(AccessLogMapper log, AccessChain chain) {
        this.log = log;
        this.chain = chain;
    }

    /**
     * What was found in a lane.
     *
     * @param seq of the first broken row; where there is none, of the last one
     * @param rows that stand as they were written, up to there
     */
    record Found(int lane, long seq, long rows, @Nullable AccessFault fault) {}

    /** Also while rows are added and removed. */
    Found check(int lane) {
        AccessLane head = log.lane(lane);
        if (head == null || !chain.isSealed(head)) {
            return new Found(lane, head == null ? 0 : head.seq(), 0, AccessFault.HEAD_CHANGED);
        }
        Walk walk = new Walk(head);
        AccessFault fault = walk.go();
        if (fault == AccessFault.MISSING && prunedSince(head)) {
            return check(lane);
        }
        return new Found(lane, walk.seq, walk.seq - head.prunedSeq() - (fault == null ? 0 : 1), fault);
    }

    private boolean prunedSince(AccessLane head) {
        AccessLane now = log.lane(head.lane());
        return now != null && now.prunedSeq() > head.prunedSeq();
    }

    /** One way along a lane; seq and hash are those of the row last looked at. */
    private final class Walk {

        private final AccessLane head;
        private long seq;
        private byte[] hash;

        private Walk(AccessLane head) {
            this.head = head;
            this.seq = head.prunedSeq();
            this.hash = head.prunedHash();
        }

        private @Nullable AccessFault go() {
            List<AccessRow> rows = log.rows(head.lane(), seq, PAGE);
            while (!rows.isEmpty() && seq < head.seq()) {
                for (AccessRow row : rows) {
                    AccessFault fault = row.seq() > head.seq() ? null : step(row);
                    if (fault != null) {
                        return fault;
                    }
                }
                rows = log.rows(head.lane(), seq, PAGE);
            }
            if (seq < head.seq()) {
                seq++;
                return AccessFault.TAIL_CUT;
            }
            Long twice = log.twice(head.lane(), head.prunedSeq(), head.seq());
            if (twice != null) {
                seq = twice;
                return AccessFault.INSERTED;
            }
            return beyond();
        }

        private @Nullable AccessFault step(AccessRow row) {
            seq++;
            if (row.seq() != seq) {
                return AccessFault.MISSING;
            }
            if (!chain.follows(hash, row)) {
                return isPushedIn() ? AccessFault.INSERTED : AccessFault.CHANGED;
            }
            hash = row.hash();
            return null;
        }

        /** Whether the next row would stand here if this one did not. */
        private boolean isPushedIn() {
            return log.rows(head.lane(), seq, 1).stream().anyMatch(next -> chain.follows(hash, next.withSeq(seq)));
        }

        /** The last row is read before the head, which is never behind it: who writes moves both in one transaction. */
        private @Nullable AccessFault beyond() {
            long last = log.last(head.lane());
            AccessLane now = log.lane(head.lane());
            if (now != null && last > now.seq()) {
                seq = now.seq() + 1;
                return AccessFault.INSERTED;
            }
            return null;
        }
    }
}

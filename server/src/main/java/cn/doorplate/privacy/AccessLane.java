package cn.doorplate.privacy;

/**
 * A row of {@code access_log_lane}.
 *
 * @param seq of the last row; 0 before the first
 * @param hash of the last row
 * @param prunedSeq of the last row that was removed for its age; 0 when none was
 * @param prunedHash of that row, on which the first that is left follows
 * @param seal over the others
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AccessLane(int lane, long seq, byte[] hash, long prunedSeq, byte[] prunedHash, byte[] seal) {

    AccessLane endingAt(AccessRow last) {
        return new AccessLane(lane, last.seq(), last.hash(), prunedSeq, prunedHash, seal);
    }

    AccessLane beginningAfter(AccessRow removed) {
        return new AccessLane(lane, seq, hash, removed.seq(), removed.hash(), seal);
    }

    AccessLane withSeal(byte[] other) {
        return new AccessLane(lane, seq, hash, prunedSeq, prunedHash, other);
    }
}

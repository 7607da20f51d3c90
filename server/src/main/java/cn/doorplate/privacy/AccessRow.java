package cn.doorplate.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code access_log}. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AccessRow(
        int lane,
        long seq,
        long id,
        long readerId,
        long subjectId,
        String what,
        boolean inFull,
        byte @Nullable [] reason,
        String traceId,
        byte[] hash,
        Instant createdAt) {

    AccessRow withHash(byte[] other) {
        return new AccessRow(lane, seq, id, readerId, subjectId, what, inFull, reason, traceId, other, createdAt);
    }

    AccessRow withSeq(long other) {
        return new AccessRow(lane, other, id, readerId, subjectId, what, inFull, reason, traceId, hash, createdAt);
    }
}

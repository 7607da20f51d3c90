package cn.doorplate.casework;

import cn.doorplate.shared.Hmac;
import cn.doorplate.shared.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What holds the history of a case together: each event's hash is over the one before and its own bytes, keyed, so that who can
 * write to the database but has no key of ours cannot mend the chain. Beside it each event is bound to its number in a lane, which
 * has no gaps, and the lane's last number is sealed: a case that was removed as a whole leaves a hole there.
 */
@Component
final class CaseChain {

    private static final byte[] EVENT = "event-1".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LANE = "lane-1".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SEAL = "seal-1".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MARK = "mark-1".getBytes(StandardCharsets.UTF_8);
    private static final int HASH = 32;

    private final Hmac hmac;

    @Autowired
    CaseChain(Secrets secrets) {
        this(new Hmac(secrets.lasting("casework.history", new byte[0])));
    }

    CaseChain(Hmac hmac) {
        this.hmac = hmac;
    }

    /** What stands before a case's first event. */
    static byte[] nothing() {
        return new byte[HASH];
    }

    /**
     * The hash of an event.
     *
     * @param before the hash of the one before
     * @throws IllegalArgumentException if its time is not in whole milliseconds: read again, it would have another hash
     */
    byte[] hash(byte[] before, CaseLink link) {
        if (!link.at().truncatedTo(ChronoUnit.MILLIS).equals(link.at())) {
            throw new IllegalArgumentException("not in whole milliseconds: " + link.at());
        }
        return hmac.of(EVENT, before, bytes(link));
    }

    /** What binds an event to its number in a lane. */
    byte[] laneMac(int lane, long laneSeq, CaseLink link, byte[] hash) {
        ByteBuffer numbers = ByteBuffer.allocate(2 * (Integer.BYTES + Long.BYTES))
                .putInt(lane)
                .putLong(laneSeq)
                .putLong(link.caseId())
                .putInt(link.seq());
        return hmac.of(LANE, numbers.array(), hash);
    }

    /** Over what lies beside the history, for {@link CaseMarks}. */
    byte[] mark(byte[] bytes) {
        return hmac.of(MARK, bytes);
    }

    boolean follows(byte[] before, CaseChained event) {
        return MessageDigest.isEqual(hash(before, event.link()), event.hash());
    }

    /** Whether it was written with that number in that lane. */
    boolean isInItsLane(CaseChained event) {
        byte[] mac = laneMac(event.lane(), event.laneSeq(), event.link(), event.hash());
        return MessageDigest.isEqual(mac, event.laneMac());
    }

    /** Of a lane whose last number that is. */
    byte[] seal(int lane, long laneSeq) {
        ByteBuffer numbers = ByteBuffer.allocate(Integer.BYTES + Long.BYTES);
        return hmac.of(SEAL, numbers.putInt(lane).putLong(laneSeq).array());
    }

    /** @param seal null for a lane in which nothing was written yet */
    boolean isSealed(int lane, long laneSeq, byte @Nullable [] seal) {
        return seal == null ? laneSeq == 0 : MessageDigest.isEqual(seal(lane, laneSeq), seal);
    }

    /** All of it, each part with its length, so that no two events have the same bytes. */
    private static byte[] bytes(CaseLink link) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(link.caseId());
            out.writeInt(link.seq());
            out.writeLong(link.at().toEpochMilli());
            out.writeUTF(link.action());
            out.writeInt(link.party());
            out.writeLong(link.staff());
            out.writeUTF(link.role());
            out.writeUTF(link.delta());
            byte[] sha = link.textSha();
            out.writeInt(sha == null ? -1 : sha.length);
            out.write(sha == null ? new byte[0] : sha);
            out.writeBoolean(link.late());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

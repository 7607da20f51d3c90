package cn.doorplate.privacy;

import cn.doorplate.shared.Hmac;
import cn.doorplate.shared.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What holds the rows of a lane together: each row's hash is over the one before and its own bytes, keyed, so that who can write
 * to the database but has no key of ours cannot mend the chain. The reason goes in as it lies there, encrypted: the chain holds
 * when the subject's key is gone.
 */
@Component
final class AccessChain {

    private static final byte[] ROW = "row-1".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LANE = "lane-1".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEVER_WRITTEN = new byte[32];

    private final Hmac hmac;

    @Autowired
    AccessChain(Secrets secrets) {
        this(new Hmac(secrets.lasting("privacy.access-log", new byte[0])));
    }

    AccessChain(Hmac hmac) {
        this.hmac = hmac;
    }

    /** The row with the hash that it has after that one. */
    AccessRow chained(byte[] before, AccessRow row) {
        return row.withHash(hmac.of(ROW, before, bytes(row)));
    }

    boolean follows(byte[] before, AccessRow row) {
        return MessageDigest.isEqual(hmac.of(ROW, before, bytes(row)), row.hash());
    }

    AccessLane sealed(AccessLane lane) {
        return lane.withSeal(seal(lane));
    }

    boolean isSealed(AccessLane lane) {
        boolean fresh = lane.seq() == 0 && lane.prunedSeq() == 0 && MessageDigest.isEqual(lane.seal(), NEVER_WRITTEN);
        return fresh || MessageDigest.isEqual(seal(lane), lane.seal());
    }

    private byte[] seal(AccessLane lane) {
        ByteBuffer numbers = ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES)
                .putInt(lane.lane())
                .putLong(lane.seq())
                .putLong(lane.prunedSeq());
        return hmac.of(LANE, numbers.array(), lane.hash(), lane.prunedHash());
    }

    /** All but the hash, each part with its length, so that no two rows have the same bytes. */
    private static byte[] bytes(AccessRow row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(row.lane());
            out.writeLong(row.seq());
            out.writeLong(row.id());
            out.writeLong(row.readerId());
            out.writeLong(row.subjectId());
            out.writeUTF(row.what());
            out.writeBoolean(row.inFull());
            byte[] reason = row.reason();
            out.writeInt(reason == null ? -1 : reason.length);
            out.write(reason == null ? new byte[0] : reason);
            out.writeUTF(row.traceId());
            out.writeLong(row.createdAt().toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

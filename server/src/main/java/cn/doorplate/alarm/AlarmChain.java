package cn.doorplate.alarm;

import cn.doorplate.shared.Hmac;
import cn.doorplate.shared.Secrets;
import cn.doorplate.shared.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What holds the history of an alarm together: each event's hash is over the one before and its own bytes, keyed, so that who can write to
 * the database but has no key of ours cannot mend the chain. Words stand in it by their hash: forgetting them leaves it whole.
 */
@Component
class AlarmChain {

    private static final int HASH = 32;

    private final Hmac hmac;

    AlarmChain(Secrets secrets) {
        this.hmac = new Hmac(secrets.lasting("alarm.history", new byte[0]));
    }

    /** What stands before an alarm's first event. */
    static byte[] nothing() {
        return new byte[HASH];
    }

    byte[] hash(byte[] before, AlarmEventRow event) {
        return hmac.of(before, bytes(event));
    }

    /** Whether these are all events of an alarm whose last number and hash those are, as they were written. */
    boolean isWhole(List<AlarmEventRow> events, int seq, byte[] head) {
        byte[] before = nothing();
        int number = 0;
        for (AlarmEventRow event : events) {
            if (event.seq() != ++number
                    || !isAsSaid(event)
                    || !MessageDigest.isEqual(hash(before, event), event.hash())) {
                return false;
            }
            before = event.hash();
        }
        return number == seq && MessageDigest.isEqual(before, head);
    }

    /** Whether its words, as long as they are kept, are those that belong to it. */
    private static boolean isAsSaid(AlarmEventRow event) {
        byte @Nullable [] words = event.words();
        return words == null || MessageDigest.isEqual(Sha256.of(words), event.wordsSha());
    }

    /** All of it but the hash, each part with its length. */
    private static byte[] bytes(AlarmEventRow event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(event.alarmId());
            out.writeInt(event.seq());
            out.writeLong(event.at().toEpochMilli());
            out.writeUTF(event.deed().name());
            out.writeLong(event.staff());
            out.writeUTF(event.facts());
            byte @Nullable [] sha = event.wordsSha();
            out.writeInt(sha == null ? -1 : sha.length);
            out.write(sha == null ? new byte[0] : sha);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

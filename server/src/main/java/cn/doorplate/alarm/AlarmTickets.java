package cn.doorplate.alarm;

import cn.doorplate.shared.Hmac;
import cn.doorplate.shared.Secrets;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By which one follows an alarm that one raised without being anybody: its id and a keyed hash of it, the same each time. */
@Component
class AlarmTickets {

    private static final int PROOF = 16;

    private final Hmac hmac;

    AlarmTickets(Secrets secrets) {
        this.hmac = new Hmac(secrets.hash("alarm.ticket", new byte[0]));
    }

    /** 32 characters that can stand in a URL. */
    String of(long alarm) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Long.BYTES + PROOF)
                        .putLong(alarm)
                        .put(proof(alarm))
                        .array());
    }

    /** The alarm's id; empty if it is no ticket of ours. */
    Optional<Long> read(String ticket) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(ticket));
            if (bytes.remaining() != Long.BYTES + PROOF) {
                return Optional.empty();
            }
            long alarm = bytes.getLong();
            byte[] proof = new byte[PROOF];
            bytes.get(proof);
            return MessageDigest.isEqual(proof, proof(alarm)) ? Optional.of(alarm) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] proof(long alarm) {
        return Arrays.copyOf(
                hmac.of(ByteBuffer.allocate(Long.BYTES).putLong(alarm).array()), PROOF);
    }
}

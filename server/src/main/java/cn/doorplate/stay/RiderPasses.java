package cn.doorplate.stay;

import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * What a rider's phone shows to a station's staff. It names the rider, nobody can make one up, and a photo of it is worth nothing
 * five minutes later.
 */
@Component
class RiderPasses {

    /** One is good while it is new, and as long again. */
    private static final Duration NEW = Duration.ofSeconds(150);

    private static final int PROOF = 10;
    private static final int ID = 13;

    private final Secrets secrets;

    RiderPasses(Secrets secrets) {
        this.secrets = secrets;
    }

    String of(long person, Instant now) {
        return of(person, window(now));
    }

    /** Whose it is; empty if it is none, or too old. */
    OptionalLong read(String pass, Instant now) {
        String said = pass.strip();
        try {
            long person = Ids.fromOpaque(said.substring(0, Math.min(ID, said.length())));
            long window = window(now);
            boolean good = LongStream.of(window, window - 1).anyMatch(it -> same(of(person, it), said));
            return good ? OptionalLong.of(person) : OptionalLong.empty();
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    private String of(long person, long window) {
        byte[] asked = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(person)
                .putLong(window)
                .array();
        byte[] proof = Arrays.copyOf(secrets.hash("rider-pass", asked), PROOF);
        return Ids.toOpaque(person) + HexFormat.of().withUpperCase().formatHex(proof);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static long window(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), NEW.toSeconds());
    }
}

package cn.doorplate.event;

import cn.doorplate.shared.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * Codes for the doors of events, another every 30 seconds by the time of the database. What is shown is good as long as it is, and
 * for the 30 seconds after: a photo of it that is passed on comes too late.
 */
@Component
class DoorCodes {

    /** Seconds for which one is shown. */
    static final int SHOWN = 30;

    /** Bytes of what stands in the link behind the event. */
    private static final int TOKEN = 8;

    private static final int DIGITS = 1_000_000;

    private final Secrets secrets;

    DoorCodes(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What belongs to one event and one half minute. */
    private record Code(String token, String digits) {

        boolean is(DoorCodeSaid said) {
            return same(said.typed() ? digits : token, said.secret());
        }

        private static boolean same(String one, String other) {
            return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        }
    }

    EventDoorCode shown(Event event) {
        long window = window(event.now());
        Code code = of(event.number(), window);
        return new EventDoorCode(
                secrets.publicUrl() + DoorCodeSaid.PATH + event.id() + code.token(),
                code.digits(),
                Instant.ofEpochSecond((window + 1) * SHOWN),
                event.now());
    }

    /** Whether it is shown at the event's door, or was just before. */
    boolean isGood(Event event, DoorCodeSaid said) {
        long window = window(event.now());
        return LongStream.of(window, window - 1)
                .anyMatch(each -> of(event.number(), each).is(said));
    }

    private Code of(long event, long window) {
        byte[] asked = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(event)
                .putLong(window)
                .array();
        ByteBuffer hash = ByteBuffer.wrap(secrets.hash("event-door", asked));
        int digits = (int) (Integer.toUnsignedLong(hash.getInt()) % DIGITS);
        byte[] token = new byte[TOKEN];
        hash.get(token);
        return new Code(HexFormat.of().withUpperCase().formatHex(token), String.format("%06d", digits));
    }

    private static long window(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), SHOWN);
    }
}

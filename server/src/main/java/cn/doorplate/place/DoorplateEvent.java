package cn.doorplate.place;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 门牌记录: something that became of a plate.
 *
 * @param personId who did it; null when a command did, or before there was a history
 * @param role by which they could, as {@code identity} names it
 */
public record DoorplateEvent(
        String code,
        What what,
        Instant happenedAt,
        @Nullable Long personId,
        @Nullable String role,
        @Nullable String reason) {

    /** What can become of a plate: once given out, once taken out of use in either way. */
    public enum What {
        /** Given out, and from then on in use. */
        ISSUED,
        /** Taken out of use for a new one that hangs in its place. */
        REPLACED,
        /** Taken out of use: lost, or copied. */
        REVOKED
    }
}

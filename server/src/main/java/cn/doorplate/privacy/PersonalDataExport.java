package cn.doorplate.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A copy of all that is kept about a person, as the person sees it.
 *
 * @param expiresAt until when it can be had; null before it is ready
 */
public record PersonalDataExport(
        long id,
        long personId,
        Status status,
        Instant requestedAt,
        @Nullable Instant readyAt,
        @Nullable Instant expiresAt) {

    /** How far it has come. */
    public enum Status {
        /** It is being made, or will be in a moment. */
        REQUESTED,
        /** It can be had, until it expires. */
        READY,
        /** It could not be made; the person may ask again. */
        FAILED,
        /** Its time is over and its content removed; the person may ask again. */
        EXPIRED
    }
}

package cn.doorplate.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody read something of somebody.
 *
 * @param what a short code, as in {@code resident.phone}
 * @param inFull or masked
 * @param reason as the reader stated it; null when it can no longer be read
 * @param traceId of the request, under which it stands in the log; empty outside one
 */
public record Access(
        long id,
        long readerId,
        long subjectId,
        String what,
        boolean inFull,
        @Nullable String reason,
        Instant at,
        String traceId) {}

package cn.doorplate.band;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code band_call}.
 *
 * @param personId who wore it; null where nobody did
 * @param sealed the call, with their key; null where nobody wore it
 * @param attempts to raise it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BandCallRow(
        long id,
        long bandId,
        @Nullable Long personId,
        BandCallReason reason,
        byte @Nullable [] sealed,
        int attempts,
        Instant createdAt) {}

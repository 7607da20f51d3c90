package cn.doorplate.station;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Medicine or food that expires: a row of {@code station_lot}. */
record LotRow(
        long id,
        long stationId,
        AmenityKind kind,
        long region,
        String name,
        LocalDate expiresOn,
        @Nullable Instant warnedAt,
        Instant createdAt) {}

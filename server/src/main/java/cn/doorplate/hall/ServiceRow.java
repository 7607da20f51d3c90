package cn.doorplate.hall;

import cn.doorplate.place.RegionCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code hall_service}.
 *
 * @param draft {@link ServiceContent}, as JSON
 * @param editionId what of it is published; null while nothing is
 */
record ServiceRow(
        long id,
        long regionCode,
        String serviceKey,
        ServiceEntryState state,
        String draft,
        @Nullable Long editionId,
        @Nullable Instant publishedAt,
        @Nullable Instant confirmedAt,
        int version) {

    RegionCode region() {
        return new RegionCode(regionCode);
    }

    ServiceContent content() {
        return ServiceContent.read(draft);
    }
}

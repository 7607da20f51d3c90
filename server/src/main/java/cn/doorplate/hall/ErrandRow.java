package cn.doorplate.hall;

import cn.doorplate.identity.Role;
import cn.doorplate.place.RegionCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code hall_errand}.
 *
 * @param title the service's name when it was asked
 * @param regionCode the community in which the household lies
 * @param personId for whom it is
 * @param wish sealed with the key of {@code personId}
 * @param consent the version of the text that was agreed to
 * @param step what time does next, at {@code stepAt}
 */
record ErrandRow(
        long id,
        String serviceKey,
        String title,
        long regionCode,
        long householdId,
        long personId,
        long askedBy,
        byte @Nullable [] wish,
        ErrandState state,
        int consent,
        Instant consentAt,
        @Nullable Instant revokedAt,
        @Nullable Long takerId,
        @Nullable Role takerRole,
        @Nullable ErrandStep step,
        @Nullable Instant stepAt,
        Instant createdAt) {

    RegionCode region() {
        return new RegionCode(regionCode);
    }

    boolean isOf(long person) {
        return person == personId || person == askedBy;
    }

    boolean isRunBy(long person) {
        return takerId != null && takerId == person;
    }

    /** Whether who runs it may be shown for whom it is. */
    boolean mayShowPersonTo(long person) {
        return isRunBy(person) && revokedAt == null && (state == ErrandState.TAKEN || state == ErrandState.REPORTED);
    }
}

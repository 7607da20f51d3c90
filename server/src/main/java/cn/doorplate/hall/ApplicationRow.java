package cn.doorplate.hall;

import cn.doorplate.place.RegionCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code hall_application}.
 *
 * @param madeOf the editions of which the service was made, by {@link PublicService#kept}
 * @param regionCode where it was asked for
 * @param desk the region whose office handles it
 * @param personId for whom it is
 * @param applicantId who sent it
 * @param answers sealed with the key of {@code personId}, as all that is said
 */
record ApplicationRow(
        long id,
        String serviceKey,
        String madeOf,
        long regionCode,
        long desk,
        long personId,
        long applicantId,
        ApplicationState state,
        byte @Nullable [] answers,
        byte @Nullable [] asked,
        byte @Nullable [] result,
        @Nullable Long handlerId,
        @Nullable Instant dueAt,
        @Nullable Long leftMs,
        @Nullable ApplicationStep step,
        @Nullable Instant stepAt,
        @Nullable Instant urgedAt,
        Instant submittedAt,
        @Nullable Instant closedAt,
        int version) {

    RegionCode deskRegion() {
        return new RegionCode(desk);
    }

    boolean isOf(long person) {
        return person == personId || person == applicantId;
    }

    boolean isHandledBy(long person) {
        return handlerId != null && handlerId == person;
    }

    boolean isLate(Instant now) {
        return dueAt != null && dueAt.isBefore(now);
    }

    ApplicationFacts facts() {
        return new ApplicationFacts(state, handlerId, dueAt, leftMs, step, stepAt, asked, result, urgedAt, closedAt);
    }
}

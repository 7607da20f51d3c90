package cn.doorplate.place;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which who answers for a place is away.
 *
 * @param regionCode the community in which the place lies, or a wider region
 * @param name of who stands in, as it is published; null, with phone and person, where nobody does
 */
record LeaveRow(
        long id,
        long responsibilityId,
        long regionCode,
        Instant startsAt,
        Instant endsAt,
        @Nullable String name,
        @Nullable String phone,
        @Nullable Long personId,
        int version) {

    boolean isOnAt(Instant now) {
        return !startsAt.isAfter(now) && endsAt.isAfter(now);
    }

    /** When it begins or ends. */
    Instant nextTurn(Instant now) {
        return startsAt.isAfter(now) ? startsAt : endsAt;
    }

    StandIns.Leave toLeave() {
        return new StandIns.Leave(id, responsibilityId, startsAt, endsAt, name, phone, personId, version);
    }
}

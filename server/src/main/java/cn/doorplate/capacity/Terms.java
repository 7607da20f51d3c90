package cn.doorplate.capacity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pool has, and when. Times are kept to the millisecond, the time to accept to the second.
 *
 * @param places of each share, 0 or more; 1 to 16 shares
 * @param opensAt before which nobody gets anything; null: at once
 * @param closesAt from which on nobody new gets anything; null: never
 * @param offersEndAt from which on nothing is offered any more: open offers lapse then, and who waits has waited in vain; null: never
 * @param offerTime for how long a place is kept for whom it is offered to; a second at least
 * @param waitingLimit how many may wait; 0: nobody; null: as many as like to
 */
public record Terms(
        List<Integer> places,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Instant offersEndAt,
        Duration offerTime,
        @Nullable Integer waitingLimit) {

    private static final int MOST_SHARES = 16;

    public Terms {
        places = List.copyOf(places);
        opensAt = milliseconds(opensAt);
        closesAt = milliseconds(closesAt);
        offersEndAt = milliseconds(offersEndAt);
        offerTime = offerTime.truncatedTo(ChronoUnit.SECONDS);
        boolean sized = !places.isEmpty() && places.size() <= MOST_SHARES;
        if (!sized || places.stream().anyMatch(it -> it < 0)) {
            throw new IllegalArgumentException("no pool has places like " + places);
        }
        if (offerTime.isNegative() || offerTime.isZero() || (waitingLimit != null && waitingLimit < 0)) {
            throw new IllegalArgumentException("no line is like that: " + offerTime + ", " + waitingLimit);
        }
    }

    /** Whether it is too late for any offer. */
    boolean areOffersOver(Instant now) {
        return offersEndAt != null && !now.isBefore(offersEndAt);
    }

    private static @Nullable Instant milliseconds(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }
}

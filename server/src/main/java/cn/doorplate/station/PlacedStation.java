package cn.doorplate.station;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A station in memory, with whether it is open, as long as that holds. */
final class PlacedStation {

    /** For the case that the calendar of holidays changes. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final StationCard card;
    private volatile @Nullable Remembered remembered;

    private record Remembered(Opening opening, Instant from, Instant until) {

        boolean holdsAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    PlacedStation(StationCard card) {
        this.card = card;
    }

    StationCard card() {
        return card;
    }

    Station at(Instant now, Openings openings) {
        return new Station(card, opening(now, openings), now);
    }

    Opening opening(Instant now, Openings openings) {
        Remembered known = remembered;
        if (known == null || !known.holdsAt(now)) {
            Opening opening = openings.of(card, now);
            Instant change = opening.until();
            Instant later = now.plus(REMEMBERED);
            known = new Remembered(opening, now, change != null && change.isBefore(later) ? change : later);
            remembered = known;
        }
        return known.opening();
    }

    /** Whether all of these are there and working. */
    boolean has(Collection<AmenityKind> wanted, LocalDate today) {
        return wanted.stream().allMatch(kind -> has(kind, today));
    }

    private boolean has(AmenityKind kind, LocalDate today) {
        for (AmenityRow amenity : card.amenities()) {
            if (amenity.kind() == kind) {
                return amenity.stateOn(today) == AmenityState.WORKS;
            }
        }
        return false;
    }
}

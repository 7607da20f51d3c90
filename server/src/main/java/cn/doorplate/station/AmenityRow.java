package cn.doorplate.station;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a station has: a row of {@code station_amenity}.
 *
 * @param works as staff said last, at {@code since}
 * @param doubtedAt since when there is something to settle
 * @param reports how many said from then on that it does not work
 * @param confirmations how many said from then on that it does
 * @param noneLeft whether all of it is lent, or the last of its lots is gone
 * @param lastExpiry the last day of the last of its lots to expire; null where it has none
 */
record AmenityRow(
        long stationId,
        AmenityKind kind,
        long region,
        boolean works,
        Instant since,
        @Nullable Integer countOf,
        @Nullable String note,
        @Nullable Instant confirmedAt,
        @Nullable Instant doubtedAt,
        int reports,
        int confirmations,
        boolean noneLeft,
        @Nullable LocalDate lastExpiry) {

    /** With what somebody said more: as many confirmations as reports lift a doubt, unless staff say that it does not work. */
    AmenityRow said(boolean nowWorks, Instant now) {
        if (!nowWorks && !works) {
            return this;
        }
        if (!nowWorks) {
            return with(confirmedAt, doubtedAt == null ? now : doubtedAt, reports + 1, confirmations);
        }
        if (doubtedAt == null && works) {
            return with(now, null, 0, 0);
        }
        return with(now, doubtedAt == null ? now : doubtedAt, reports, confirmations + 1)
                .lifted();
    }

    /** Without what somebody said. */
    AmenityRow unsaid(boolean saidWorks) {
        return saidWorks
                ? with(confirmedAt, doubtedAt, reports, confirmations - 1)
                : with(confirmedAt, doubtedAt, reports - 1, confirmations).lifted();
    }

    private AmenityRow lifted() {
        return works && reports <= confirmations ? with(confirmedAt, null, 0, 0) : this;
    }

    private AmenityRow with(@Nullable Instant confirmed, @Nullable Instant doubted, int reported, int confirmedBy) {
        return new AmenityRow(
                stationId,
                kind,
                region,
                works,
                since,
                countOf,
                note,
                confirmed,
                doubted,
                reported,
                confirmedBy,
                noneLeft,
                lastExpiry);
    }

    /** More said that it does not work than that it does, since staff said otherwise. */
    boolean isDoubted() {
        return works && reports > confirmations;
    }

    AmenityState stateOn(LocalDate today) {
        if (!works) {
            return AmenityState.OUT_OF_ORDER;
        }
        if (noneLeft) {
            return AmenityState.NONE_LEFT;
        }
        if (lastExpiry != null && lastExpiry.isBefore(today)) {
            return AmenityState.EXPIRED;
        }
        return isDoubted() ? AmenityState.DOUBTED : AmenityState.WORKS;
    }
}

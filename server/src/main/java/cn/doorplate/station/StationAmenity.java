package cn.doorplate.station;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 设施: something that a station has, as everyone sees it. */
record StationAmenity(
        AmenityKind kind,
        AmenityState state,
        @Nullable Instant since,
        @Nullable Integer count,
        @Nullable String note,
        @Nullable Instant confirmedAt,
        int reports) {

    /** Of medicine and food, which nobody brings back. */
    private static final String USED_UP = "暂时用完";

    static StationAmenity of(AmenityRow row, LocalDate today) {
        AmenityState state = row.stateOn(today);
        return new StationAmenity(
                row.kind(),
                state,
                since(row, state),
                row.countOf(),
                row.note(),
                row.confirmedAt(),
                row.works() ? row.reports() : 0);
    }

    private static @Nullable Instant since(AmenityRow row, AmenityState state) {
        LocalDate last = row.lastExpiry();
        return switch (state) {
            case WORKS, OUT_OF_ORDER -> row.since();
            case DOUBTED -> row.doubtedAt();
            case NONE_LEFT -> null;
            case EXPIRED ->
                last == null
                        ? null
                        : last.plusDays(1).atStartOfDay(OpenTimes.SHANGHAI).toInstant();
        };
    }

    public String name() {
        return kind.words();
    }

    public String stateText() {
        return state == AmenityState.NONE_LEFT && kind.isPerishable() ? USED_UP : state.words();
    }
}

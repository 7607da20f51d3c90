package cn.doorplate.station;

import cn.doorplate.shared.Location;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that everyone sees of a station, as servers keep it in memory and in Redis. */
record StationCard(
        long id,
        StationKind kind,
        String name,
        long region,
        @Nullable Long buildingId,
        Location location,
        StationContent content,
        @Nullable StationClosed closed,
        Instant confirmedAt,
        int version,
        List<AmenityRow> amenities) {

    StationCard {
        amenities = List.copyOf(amenities);
    }

    static StationCard of(StationRow row, List<AmenityRow> amenities) {
        return new StationCard(
                row.id(),
                row.kind(),
                row.name(),
                row.region(),
                row.buildingId(),
                row.location(),
                StationContent.read(row.content()),
                row.closed(),
                row.confirmedAt(),
                row.version(),
                amenities);
    }
}

package cn.doorplate.station;

import cn.doorplate.shared.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes cards of rows; a statement for 500. */
@Component
class StationCards {

    private static final int TOGETHER = 500;

    private final AmenityMapper amenities;

    StationCards(AmenityMapper amenities) {
        this.amenities = amenities;
    }

    /** In their order; what each has in the order of the catalogue. */
    List<StationCard> of(List<StationRow> rows) {
        Map<Long, List<AmenityRow>> known = new HashMap<>();
        for (List<StationRow> part : Parts.of(rows, TOGETHER)) {
            amenities
                    .of(part.stream().map(StationRow::id).toList())
                    .forEach(it -> known.computeIfAbsent(it.stationId(), id -> new ArrayList<>())
                            .add(it));
        }
        known.values().forEach(all -> all.sort(Comparator.comparing(AmenityRow::kind)));
        return rows.stream()
                .map(row -> StationCard.of(row, known.getOrDefault(row.id(), List.of())))
                .toList();
    }
}

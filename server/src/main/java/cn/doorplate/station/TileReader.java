package cn.doorplate.station;

import cn.doorplate.place.PlaceChanges;
import cn.doorplate.place.Scope;
import cn.doorplate.place.hot.Loaded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads cells from the database, with the generation that is seen; three statements for some hundred of them. */
@Component
class TileReader {

    private final StationMapper rows;
    private final StationCards cards;
    private final PlaceChanges changes;

    TileReader(StationMapper rows, StationCards cards, PlaceChanges changes) {
        this.rows = rows;
        this.cards = cards;
        this.changes = changes;
    }

    /** The generation is read first: what it does not contain, the rest may, and never the other way about. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, Loaded<StationTile>> read(List<String> keys) {
        long generation = changes.generation();
        List<StationRow> found = rows.inCells(keys.stream().map(Long::valueOf).toList());
        Map<Long, List<StationCard>> byCell = new HashMap<>();
        List<StationCard> all = cards.of(found);
        for (int i = 0; i < all.size(); i++) {
            Long cell = Objects.requireNonNull(found.get(i).cell());
            byCell.computeIfAbsent(cell, it -> new ArrayList<>()).add(all.get(i));
        }
        Map<String, Loaded<StationTile>> tiles = new HashMap<>();
        keys.forEach(key -> {
            long cell = Long.parseLong(key);
            tiles.put(key, loaded(cell, byCell.getOrDefault(cell, List.of()), generation));
        });
        return tiles;
    }

    private static Loaded<StationTile> loaded(long cell, List<StationCard> cards, long generation) {
        Set<String> scopes =
                Set.of(Scope.stations(cell).key(), Scope.amenities(cell).key());
        return new Loaded<>(new StationTile(cards), generation, scopes, null);
    }
}

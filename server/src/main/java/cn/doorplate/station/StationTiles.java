package cn.doorplate.station;

import cn.doorplate.place.hot.Held;
import cn.doorplate.place.hot.HotCache;
import cn.doorplate.place.hot.StoreGone;
import cn.doorplate.shared.Unavailable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The stations of cells, out of memory; those of which nobody asked before out of Redis, or the database. */
@Component
class StationTiles {

    private final HotCache<StationTile> tiles;

    StationTiles(HotCache<StationTile> tiles) {
        this.tiles = tiles;
    }

    /** @throws Unavailable while the database does not answer and one of the cells was never asked for */
    List<PlacedStation> in(Collection<StationCell> cells) {
        try {
            return tiles.getAll(cells.stream().map(StationCell::key).toList()).values().stream()
                    .map(Held::value)
                    .filter(Objects::nonNull)
                    .flatMap(tile -> tile.stations().stream())
                    .toList();
        } catch (StoreGone e) {
            throw new Unavailable("系统暂时查不到附近的站点，请稍后再试。", e);
        }
    }
}

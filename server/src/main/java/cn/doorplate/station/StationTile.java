package cn.doorplate.station;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** The stations of a cell, as servers keep them in memory; in Redis the cards alone. */
final class StationTile {

    private final List<PlacedStation> stations;

    @JsonCreator
    StationTile(List<StationCard> cards) {
        this.stations = cards.stream().map(PlacedStation::new).toList();
    }

    @JsonValue
    List<StationCard> cards() {
        return stations.stream().map(PlacedStation::card).toList();
    }

    List<PlacedStation> stations() {
        return stations;
    }
}

package cn.doorplate.station;

import cn.doorplate.place.Building;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.Region;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

/** What hangs on a station; each read once for all of them. */
@Controller
class StationFieldsController {

    private final Places places;
    private final StationMedia media;

    StationFieldsController(Places places, StationMedia media) {
        this.places = places;
        this.media = media;
    }

    @BatchMapping
    Map<Station, Region> region(List<Station> stations) {
        return found(stations, it -> Station.region(it.community()), Region.class);
    }

    @BatchMapping
    Map<Station, Building> building(List<Station> stations) {
        return found(
                stations,
                it -> it.buildingNumber() == null ? null : new PlaceRef(PlaceKind.BUILDING, it.buildingNumber()),
                Building.class);
    }

    @BatchMapping
    Map<Station, List<StationPicture>> pictures(List<Station> stations) {
        return media.of(stations);
    }

    private <T> Map<Station, T> found(
            List<Station> stations, Function<Station, @Nullable PlaceRef> where, Class<T> type) {
        Map<PlaceRef, Object> known = places.of(
                stations.stream().map(where).filter(Objects::nonNull).distinct().toList());
        Map<Station, T> found = new HashMap<>();
        stations.forEach(station -> {
            PlaceRef place = where.apply(station);
            Object there = place == null ? null : known.get(place);
            if (type.isInstance(there)) {
                found.put(station, type.cast(there));
            }
        });
        return found;
    }
}

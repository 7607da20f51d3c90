package cn.doorplate.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What staff wrote of a station. It is kept as JSON.
 *
 * @param pictures ids of pictures
 */
record StationContent(
        String address,
        @Nullable String note,
        List<String> phones,
        StationHours hours,
        List<StationFeature> features,
        @Nullable Integer seats,
        List<Long> pictures) {

    private static final JsonMapper JSON = JsonMapper.shared();

    StationContent {
        phones = List.copyOf(phones);
        features = List.copyOf(features);
        pictures = List.copyOf(pictures);
    }

    static StationContent read(String json) {
        return JSON.readValue(json, StationContent.class);
    }

    StationContent withPictures(List<Long> others) {
        return new StationContent(address, note, phones, hours, features, seats, others);
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }
}

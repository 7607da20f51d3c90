package cn.doorplate.station;

import cn.doorplate.shared.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What staff send of a station. */
record StationContentInput(
        StationKind kind,
        String name,
        @Nullable String building,
        @Nullable Location location,
        String address,
        @Nullable String note,
        List<String> phones,
        StationHoursInput hours,
        List<StationFeature> features,
        @Nullable Integer seats,
        List<String> pictures) {

    /** What WeChat is asked of. */
    String texts() {
        return String.join("\n", name, address, note == null ? "" : note);
    }
}

package cn.doorplate.hall;

import cn.doorplate.place.RegionCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of {@code hall_window}.
 *
 * @param hours {@link WindowHours}, as JSON
 * @param closedDays as JSON
 * @param closedAt when it was closed for good
 */
record WindowRow(
        long id,
        long regionCode,
        String name,
        String address,
        @Nullable String phone,
        @Nullable String station,
        String hours,
        String closedDays,
        int cancelMinutes,
        @Nullable Instant closedAt,
        int version) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static WindowRow of(long id, long region, WindowContent content, int version) {
        return new WindowRow(
                id,
                region,
                content.name(),
                content.address(),
                content.phone(),
                content.station(),
                JSON.writeValueAsString(content.hours()),
                json(content.closedDays()),
                content.cancelMinutes(),
                null,
                version);
    }

    static String json(List<String> days) {
        return JSON.writeValueAsString(days);
    }

    RegionCode region() {
        return new RegionCode(regionCode);
    }

    List<WindowHours> week() {
        return List.of(JSON.readValue(hours, WindowHours[].class));
    }

    List<String> daysClosed() {
        return List.of(JSON.readValue(closedDays, String[].class));
    }
}

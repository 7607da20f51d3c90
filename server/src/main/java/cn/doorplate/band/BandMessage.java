package cn.doorplate.band;

import cn.doorplate.shared.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a band sends at once: JSON {@code {"readings": [{"at": 1795420800000, "sos": true, "heartRate": 72, "longitude": 107.9,
 * "latitude": 27.2, "accuracy": 20}]}}, times in milliseconds by the band's own clock, which may be wrong: what counts is how long before
 * the sending something was. Each measurement is read by itself: one that makes no sense takes none beside it along.
 */
final class BandMessage {

    /** Bytes of a message; what is longer is none of ours. */
    static final int LONGEST = 65_536;

    /** Readings that are kept of a message, the newest; and each that calls for help. */
    static final int MOST = 200;

    /** What is older is of no use to anybody, or of a clock that jumped. */
    private static final Duration OLDEST = Duration.ofDays(3);

    private static final int LEAST_BEATS = 20;
    private static final int MOST_BEATS = 260;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BandMessage() {}

    /**
     * In the order in which it was measured; what makes no sense is left out, and so is the oldest of what is too much.
     *
     * @param sent milliseconds by the band's clock
     * @param now by ours
     * @return empty if it is not such a message
     */
    static Optional<List<BandReading>> read(byte[] body, long sent, Instant now) {
        try {
            JsonNode lines = JSON.readTree(body).path("readings");
            if (!lines.isArray()) {
                return Optional.empty();
            }
            List<BandReading> readings = new ArrayList<>();
            for (JsonNode line : lines) {
                reading(line, sent, now).ifPresent(readings::add);
            }
            readings.sort(Comparator.comparing(BandReading::at));
            return Optional.of(newest(readings));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static List<BandReading> newest(List<BandReading> all) {
        int surplus = all.size() - MOST;
        if (surplus <= 0) {
            return all;
        }
        List<BandReading> kept = new ArrayList<>();
        // Of what calls for help the last says all that the others do.
        all.subList(0, surplus).stream()
                .filter(BandReading::sos)
                .reduce((one, later) -> later)
                .ifPresent(kept::add);
        kept.addAll(all.subList(surplus, all.size()));
        return kept;
    }

    private static Optional<BandReading> reading(JsonNode line, long sent, Instant now) {
        boolean sos = line.path("sos").asBoolean(false);
        Double at = number(line, "at");
        // One that says to lie ahead of its sending was measured with it.
        Duration age = Duration.ofMillis(Math.max(0, sent - (at == null ? 0 : bounded(at))));
        boolean old = age.compareTo(OLDEST) > 0;
        if (old && !sos) {
            return Optional.empty();
        }
        Double beats = number(line, "heartRate");
        Location location = location(line);
        Double accuracy = number(line, "accuracy");
        BandReading reading = new BandReading(
                // Who pressed for help is helped, whatever the clock of their band says.
                old ? now : now.minus(age),
                sos,
                beats == null || beats < LEAST_BEATS || beats > MOST_BEATS ? null : (int) Math.round(beats),
                location,
                location == null || accuracy == null || accuracy < 0 ? null : accuracy);
        return sos || reading.heartRate() != null || location != null ? Optional.of(reading) : Optional.empty();
    }

    /** Null for what is no number. */
    private static @Nullable Double number(JsonNode line, String field) {
        JsonNode value = line.path(field);
        double number = value.isNumber() || value.isString() ? value.asDouble(Double.NaN) : Double.NaN;
        return Double.isFinite(number) ? number : null;
    }

    private static long bounded(double millis) {
        return (long) Math.max(0, Math.min(millis, 1e18));
    }

    private static @Nullable Location location(JsonNode line) {
        Double longitude = number(line, "longitude");
        Double latitude = number(line, "latitude");
        if (longitude == null || latitude == null) {
            return null;
        }
        boolean onEarth = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
        // What has no fix says so by zeros.
        return onEarth && (longitude != 0 || latitude != 0) ? new Location(longitude, latitude) : null;
    }
}

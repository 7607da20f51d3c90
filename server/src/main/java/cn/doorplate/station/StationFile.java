package cn.doorplate.station;

import java.time.Duration;

/**
 * 站点档案: a station as staff keep it.
 *
 * @param mayKeep whether the viewer may change what it is
 */
record StationFile(Station station, StationRow row, boolean mayKeep, String codeLink) {

    /** After this somebody has to look whether all is still right. */
    static final Duration CONFIRMED = Duration.ofDays(30);

    public String id() {
        return station.id();
    }

    public String code() {
        return row.code();
    }

    public String printPath() {
        return StationPaths.print(row.code());
    }

    public boolean unconfirmed() {
        return row.confirmedAt().isBefore(station.now().minus(CONFIRMED));
    }

    public int version() {
        return row.version();
    }
}

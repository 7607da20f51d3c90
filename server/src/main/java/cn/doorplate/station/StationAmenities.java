package cn.doorplate.station;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.LineCheck;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff say of amenities; it settles what people said before. */
@Service
class StationAmenities {

    static final int NOTE = 40;

    private static final int MOST = 999;

    private final AmenityMapper rows;
    private final LotMapper lots;
    private final StationFiles files;
    private final Stations stations;
    private final StationWriting writing;

    StationAmenities(
            AmenityMapper rows, LotMapper lots, StationFiles files, Stations stations, StationWriting writing) {
        this.rows = rows;
        this.lots = lots;
        this.files = files;
        this.stations = stations;
        this.writing = writing;
    }

    /** @throws Declined NOT_FOUND, RANGE, NOT_COUNTABLE, and for the note */
    @Transactional
    public void set(
            Viewer viewer,
            long stationId,
            AmenityKind kind,
            AmenitySet state,
            @Nullable Integer count,
            @Nullable String note) {
        StationRow station = files.locked(viewer, Permission.WORK_AT_STATIONS, stationId);
        String line = note == null ? "" : LineCheck.line(note);
        Faults faults = new Faults();
        faults.addIf(count != null && !kind.isCounted(), StationErrorCode.NOT_COUNTABLE, "count");
        faults.addIf(count != null && (count < 1 || count > MOST), StationErrorCode.RANGE, "count", 1, MOST);
        faults.textIfAny("note", line, NOTE);
        faults.decline();
        if (state == AmenitySet.NOT_THERE) {
            rows.remove(stationId, kind);
            lots.removeOf(stationId, kind, stations.now());
        } else {
            set(station, kind, state == AmenitySet.WORKS, count, line.isEmpty() ? null : line);
        }
        writing.amenitiesChanged(stations.seen(List.of(station)).get(0));
    }

    /** Since when it stands so does not change where it stood so before. Whether any is left to lend is not said here. */
    void set(StationRow station, AmenityKind kind, boolean works, @Nullable Integer count, @Nullable String note) {
        Instant now = stations.now();
        AmenityRow before = rows.lock(station.id(), kind);
        Instant since = before != null && before.works() == works ? before.since() : now;
        boolean noneLeft = before != null && before.noneLeft() && !kind.isPerishable();
        Instant confirmed = works ? now : before == null ? null : before.confirmedAt();
        rows.put(
                new AmenityRow(
                        station.id(),
                        kind,
                        station.region(),
                        works,
                        since,
                        count,
                        note,
                        confirmed,
                        null,
                        0,
                        0,
                        noneLeft,
                        null),
                now);
    }
}

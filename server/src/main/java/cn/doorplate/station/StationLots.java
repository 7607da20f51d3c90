package cn.doorplate.station;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.LineCheck;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Medicine and food at stations, with the last day on which it may be used. */
@Service
class StationLots {

    static final int NAME = 40;

    private static final int MOST = 200;
    private static final int LISTED_DAYS = 30;
    private static final int LONGEST_YEARS = 10;

    private final LotMapper rows;
    private final AmenityMapper amenities;
    private final StationFiles files;
    private final Stations stations;
    private final StationStaff staff;
    private final StationWriting writing;

    StationLots(
            LotMapper rows,
            AmenityMapper amenities,
            StationFiles files,
            Stations stations,
            StationStaff staff,
            StationWriting writing) {
        this.rows = rows;
        this.amenities = amenities;
        this.files = files;
        this.stations = stations;
        this.staff = staff;
        this.writing = writing;
    }

    /**
     * Within the caller's transaction.
     *
     * @return its id
     * @throws Declined NOT_FOUND, NOT_PERISHABLE, NO_AMENITY, WINDOW, RANGE, and for the name
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long add(Viewer viewer, long stationId, AmenityKind kind, String name, String expiresOn) {
        StationRow row = files.locked(viewer, Permission.WORK_AT_STATIONS, stationId);
        Station station = stations.seen(List.of(row)).get(0);
        LotRow lot = new LotRow(
                Ids.next(), stationId, kind, row.region(), LineCheck.line(name), day(expiresOn), null, stations.now());
        check(station, lot);
        rows.insert(lot);
        amenities.noneLeft(stationId, kind, false);
        writing.amenitiesChanged(station);
        return lot.id();
    }

    private void check(Station station, LotRow lot) {
        Faults faults = new Faults();
        faults.text("name", lot.name(), NAME);
        faults.addIf(!lot.kind().isPerishable(), StationErrorCode.NOT_PERISHABLE, "kind");
        faults.addIf(amenities.lock(station.number(), lot.kind()) == null, StationErrorCode.NO_AMENITY, "kind");
        faults.addIf(rows.count(station.number()) >= MOST, StationErrorCode.RANGE, "station", 0, MOST);
        faults.decline();
    }

    private LocalDate day(String text) {
        LocalDate day = HoursReading.day(text);
        LocalDate today = today();
        if (day == null || day.isBefore(today) || day.isAfter(today.plusYears(LONGEST_YEARS))) {
            throw Declined.at("expiresOn", StationErrorCode.WINDOW);
        }
        return day;
    }

    /**
     * With the last one none is left, until one is added or staff say otherwise. Once more it does no harm.
     *
     * @throws Declined NOT_FOUND
     */
    @Transactional
    public void remove(Viewer viewer, long id) {
        LotRow lot = rows.find(id);
        Station station = lot == null
                ? null
                : stations.find(lot.stationId())
                        .filter(it -> staff.may(viewer, Permission.WORK_AT_STATIONS, it))
                        .orElse(null);
        if (lot == null || station == null) {
            throw Declined.at("lot", CommonErrorCode.NOT_FOUND);
        }
        amenities.lock(station.number(), lot.kind());
        if (rows.remove(id, stations.now()) == 1 && rows.countOf(station.number(), lot.kind()) == 0) {
            amenities.noneLeft(station.number(), lot.kind(), true);
        }
        writing.amenitiesChanged(station);
    }

    Optional<StationLot> find(long id) {
        return Optional.ofNullable(rows.find(id))
                .flatMap(row -> stations.find(row.stationId()).map(station -> new StationLot(station, row)));
    }

    Map<StationFile, List<StationLot>> of(List<StationFile> asked) {
        Map<Long, List<LotRow>> found =
                rows
                        .of(asked.stream()
                                .map(it -> it.station().number())
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(LotRow::stationId));
        Map<StationFile, List<StationLot>> lots = new HashMap<>();
        asked.forEach(file -> lots.put(
                file,
                found.getOrDefault(file.station().number(), List.of()).stream()
                        .map(row -> new StationLot(file.station(), row))
                        .toList()));
        return lots;
    }

    /** The soonest first. */
    Page<StationLot> expiring(Viewer viewer, String within, int first, @Nullable String after) {
        int size = Paging.first(first);
        RegionSpan span = RegionSpan.of(staff.region(viewer, within), null);
        OrderCursor cursor = OrderCursor.parse(after);
        List<LotRow> found = rows.expiring(
                span,
                today().plusDays(LISTED_DAYS),
                cursor == null ? LocalDate.EPOCH : LocalDate.ofEpochDay(cursor.order()),
                cursor == null ? 0 : cursor.id(),
                size + 1);
        Page<LotRow> page = Page.firstOf(found, size, StationLots::cursor);
        return new Page<>(seen(viewer, page.nodes()), page.pageInfo());
    }

    private List<StationLot> seen(Viewer viewer, List<LotRow> found) {
        Map<Long, Station> at =
                stations.of(found.stream().map(LotRow::stationId).distinct().toList());
        Set<Station> own = staff.those(viewer, Permission.WORK_AT_STATIONS, at.values());
        List<StationLot> lots = new ArrayList<>();
        found.forEach(row -> {
            Station station = at.get(row.stationId());
            if (station != null && own.contains(station)) {
                lots.add(new StationLot(station, row));
            }
        });
        return lots;
    }

    private static String cursor(LotRow last) {
        return new OrderCursor(last.expiresOn().toEpochDay(), last.id()).toString();
    }

    LocalDate today() {
        return LocalDate.ofInstant(stations.now(), OpenTimes.SHANGHAI);
    }
}

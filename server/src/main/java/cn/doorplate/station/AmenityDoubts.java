package cn.doorplate.station;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people say of amenities that staff said otherwise of. */
@Component
class AmenityDoubts {

    /** More than there are, so that a cursor holds the kind beside the time. */
    private static final int KINDS = 64;

    private final AmenityMapper rows;
    private final StationStaff staff;
    private final Stations stations;

    AmenityDoubts(AmenityMapper rows, StationStaff staff, Stations stations) {
        this.rows = rows;
        this.staff = staff;
        this.stations = stations;
    }

    /** The oldest first; of one moment by kind and station. */
    Page<AmenityDoubt> page(Viewer viewer, String within, int first, @Nullable String after) {
        int size = Paging.first(first);
        RegionSpan span = RegionSpan.of(staff.region(viewer, within), null);
        OrderCursor cursor = OrderCursor.parse(after);
        List<AmenityRow> found = cursor == null
                ? rows.doubted(span, Instant.EPOCH, "", 0, size + 1)
                : rows.doubted(
                        span,
                        Instant.ofEpochMilli(Math.floorDiv(cursor.order(), KINDS)),
                        kind(Math.floorMod(cursor.order(), KINDS)),
                        cursor.id(),
                        size + 1);
        Page<AmenityRow> page = Page.firstOf(found, size, AmenityDoubts::cursor);
        Map<Long, Station> seen = stations.of(
                page.nodes().stream().map(AmenityRow::stationId).distinct().toList());
        LocalDate today = LocalDate.ofInstant(stations.now(), OpenTimes.SHANGHAI);
        Set<Station> own = staff.those(viewer, Permission.WORK_AT_STATIONS, seen.values());
        List<AmenityDoubt> nodes = page.nodes().stream()
                .filter(row -> own.contains(seen.get(row.stationId())))
                .map(row -> doubt(Objects.requireNonNull(seen.get(row.stationId())), row, today))
                .toList();
        return new Page<>(nodes, page.pageInfo());
    }

    private static AmenityDoubt doubt(Station station, AmenityRow row, LocalDate today) {
        return new AmenityDoubt(
                station,
                StationAmenity.of(row, today),
                row.reports(),
                row.confirmations(),
                Objects.requireNonNull(row.doubtedAt()));
    }

    private static String cursor(AmenityRow last) {
        Instant since = Objects.requireNonNull(last.doubtedAt());
        return new OrderCursor(since.toEpochMilli() * KINDS + last.kind().ordinal(), last.stationId()).toString();
    }

    private static String kind(int ordinal) {
        AmenityKind[] all = AmenityKind.values();
        return ordinal < all.length ? all[ordinal].name() : "";
    }
}

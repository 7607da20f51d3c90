package cn.doorplate.station;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stations as staff find them. */
@Component
class StationFiles {

    private final StationMapper rows;
    private final Stations stations;
    private final StationStaff staff;
    private final Secrets secrets;

    StationFiles(StationMapper rows, Stations stations, StationStaff staff, Secrets secrets) {
        this.rows = rows;
        this.stations = stations;
        this.staff = staff;
        this.secrets = secrets;
    }

    /** Empty if it is none where the viewer works. */
    Optional<StationFile> find(Viewer viewer, long id) {
        return Optional.ofNullable(rows.selectById(id))
                .flatMap(row -> files(viewer, List.of(row)).stream().findFirst());
    }

    /** Those that the viewer may do this with, as they stay until the caller's transaction ends. */
    StationRow locked(Viewer viewer, Permission permission, long id) {
        return Optional.ofNullable(rows.lock(id))
                .filter(row -> stations.seen(List.of(row)).stream().anyMatch(it -> staff.may(viewer, permission, it)))
                .orElseThrow(() -> Declined.at("station", CommonErrorCode.NOT_FOUND));
    }

    /**
     * The same, as it was read.
     *
     * @throws Declined NOT_FOUND if it is none; CONFLICT if it was changed since that version
     */
    StationRow kept(Viewer viewer, Permission permission, long id, int version) {
        StationRow row = locked(viewer, permission, id);
        if (row.version() != version) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return row;
    }

    /** @throws Denied NOT_FOUND if the viewer works at no stations there */
    Page<StationFile> page(Viewer viewer, String within, int first, @Nullable String after) {
        int size = Paging.first(first);
        RegionSpan span = RegionSpan.of(staff.region(viewer, within), OrderCursor.parse(after));
        Page<StationRow> page = Page.firstOf(rows.within(span, size + 1), size, RegionSpan::cursor);
        return new Page<>(files(viewer, page.nodes()), page.pageInfo());
    }

    /** The longest ago first. */
    Page<StationFile> unconfirmed(Viewer viewer, String within, int first, @Nullable String after) {
        int size = Paging.first(first);
        RegionSpan span = RegionSpan.of(staff.region(viewer, within), null);
        OrderCursor cursor = OrderCursor.parse(after);
        List<StationRow> found = rows.unconfirmed(
                span,
                stations.now().minus(StationFile.CONFIRMED),
                cursor == null ? Instant.EPOCH : Instant.ofEpochMilli(cursor.order()),
                cursor == null ? 0 : cursor.id(),
                size + 1);
        Page<StationRow> page = Page.firstOf(found, size, StationFiles::confirmedCursor);
        return new Page<>(files(viewer, page.nodes()), page.pageInfo());
    }

    private static String confirmedCursor(StationRow last) {
        return new OrderCursor(last.confirmedAt().toEpochMilli(), last.id()).toString();
    }

    /** Those where the viewer works. */
    private List<StationFile> files(Viewer viewer, List<StationRow> found) {
        List<Station> seen = stations.seen(found);
        Set<Station> own = staff.those(viewer, Permission.WORK_AT_STATIONS, seen);
        Set<Station> keeps = staff.those(viewer, Permission.KEEP_STATIONS, seen);
        Map<Long, StationRow> byId = found.stream().collect(Collectors.toMap(StationRow::id, Function.identity()));
        return seen.stream()
                .filter(own::contains)
                .map(station ->
                        file(station, Objects.requireNonNull(byId.get(station.number())), keeps.contains(station)))
                .toList();
    }

    private StationFile file(Station station, StationRow row, boolean mayKeep) {
        return new StationFile(station, row, mayKeep, secrets.publicUrl() + StationPaths.code(row.code()));
    }

    /** @throws Declined NOT_FOUND at {@code station} for what can be none */
    static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("station", CommonErrorCode.NOT_FOUND));
    }
}

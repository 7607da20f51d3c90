package cn.doorplate.messaging;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.messaging.BroadcastMapper.Range;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Broadcasts as the staff of their regions see them, hold them up and stop them. */
@Component
class BroadcastDesk {

    private final BroadcastMapper rows;
    private final PlacePaths paths;
    private final BroadcastBell bell;
    private final Clock clock;

    BroadcastDesk(
            BroadcastMapper rows, PlacePaths paths, BroadcastBell bell, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.paths = paths;
        this.bell = bell;
        this.clock = clock;
    }

    /** A conditional update: how many rows it changed. */
    @FunctionalInterface
    private interface Change {
        int make(Instant now, Instant settleUntil);
    }

    /**
     * Those of a region and of what lies in it, the newest first.
     *
     * @param before an id; only older ones
     * @throws Denied NOT_FOUND if the viewer publishes nothing there
     */
    List<BroadcastRow> within(Viewer viewer, RegionCode region, long before, int atMost) {
        viewer.require(Permission.PUBLISH_NOTICES, path(region).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND)));
        List<Long> ids = rows.within(ranges(region), before, atMost);
        return ids.isEmpty() ? List.of() : rows.byIds(ids);
    }

    /** Empty if there is none, or none of the viewer's places. */
    Optional<BroadcastRow> find(Viewer viewer, long id) {
        return rows.byIds(List.of(id)).stream()
                .filter(row -> path(new RegionCode(row.regionCode()))
                        .filter(path -> viewer.may(Permission.PUBLISH_NOTICES, path))
                        .isPresent())
                .findFirst();
    }

    /** @throws Declined NOT_FOUND, or CONFLICT if it was changed or is past that */
    @Transactional
    BroadcastRow pause(Viewer viewer, long id, int version) {
        return change(viewer, id, (now, until) -> rows.pause(id, version, now, until));
    }

    /** @throws Declined NOT_FOUND, or CONFLICT if it was changed or is not paused */
    @Transactional
    BroadcastRow resume(Viewer viewer, long id, int version) {
        return change(viewer, id, (now, until) -> rows.resume(id, version, now, until));
    }

    /** @throws Declined NOT_FOUND, or CONFLICT if it was changed */
    @Transactional
    BroadcastRow stop(Viewer viewer, long id, int version) {
        return change(viewer, id, (now, until) -> rows.stop(id, version, now, until));
    }

    private BroadcastRow change(Viewer viewer, long id, Change change) {
        if (find(viewer, id).isEmpty()) {
            throw notFound();
        }
        Instant now = clock.instant();
        if (change.make(now, now.plus(BroadcastSettling.PERIOD)) != 1) {
            throw Declined.because(BroadcastErrorCode.CONFLICT);
        }
        bell.ringAfterCommit();
        return rows.byIds(List.of(id)).get(0);
    }

    private Optional<PlacePath> path(RegionCode region) {
        return paths.of(new PlaceRef(PlaceKind.REGION, region.value()));
    }

    /** Its own code, and those of each level below. */
    private static List<Range> ranges(RegionCode region) {
        return Arrays.stream(RegionLevel.values())
                .filter(level -> level.compareTo(region.level()) >= 0)
                .map(level -> new Range(region.firstBelow(level), region.lastBelow(level)))
                .toList();
    }

    static Declined notFound() {
        return Declined.at("broadcast", CommonErrorCode.NOT_FOUND);
    }
}

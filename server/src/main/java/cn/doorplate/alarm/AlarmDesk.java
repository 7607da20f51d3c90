package cn.doorplate.alarm;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What those who answer alarms see of them. */
@Component
class AlarmDesk {

    private final AlarmMapper rows;
    private final AlarmViews views;
    private final PlacePaths paths;

    AlarmDesk(AlarmMapper rows, AlarmViews views, PlacePaths paths) {
        this.rows = rows;
        this.views = views;
        this.paths = paths;
    }

    /** Empty for whom it is not. */
    Optional<AlarmAtDesk> find(Viewer viewer, long id) {
        return Optional.ofNullable(rows.find(id)).flatMap(row -> views.alone(viewer, row));
    }

    /** Those the viewer was told of or joined, the newest first. */
    Page<AlarmAtDesk> toAnswer(Viewer viewer, boolean open, int first, @Nullable String after) {
        int size = Paging.first(first);
        return page(viewer, rows.ofHand(viewer.personId(), open, Paging.before(after), size + 1), size);
    }

    /**
     * Those of a region, the newest first.
     *
     * @throws Denied if the viewer does not see them there
     */
    Page<AlarmAtDesk> in(Viewer viewer, RegionCode region, boolean open, int first, @Nullable String after) {
        viewer.require(
                Permission.READ_ALARMS,
                paths.of(new PlaceRef(PlaceKind.REGION, region.value()))
                        .orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND)));
        int size = Paging.first(first);
        List<AlarmRow> found = rows.in(
                region.firstBelow(RegionLevel.COMMUNITY),
                region.lastBelow(RegionLevel.COMMUNITY),
                open,
                Paging.before(after),
                size + 1);
        return page(viewer, found, size);
    }

    private Page<AlarmAtDesk> page(Viewer viewer, List<AlarmRow> found, int size) {
        Page<AlarmRow> page = Page.firstOf(found, size, row -> Ids.toOpaque(row.id()));
        return new Page<>(views.list(viewer, page.nodes()), page.pageInfo());
    }
}

package cn.doorplate.alarm;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When alarms are passed on: what a region says, or the nearest above it. */
@Component
class AlarmTimesDesk {

    private final AlarmTimesMapper rows;
    private final PlacePaths paths;
    private final AlarmClock clock;

    AlarmTimesDesk(AlarmTimesMapper rows, PlacePaths paths, AlarmClock clock) {
        this.rows = rows;
        this.paths = paths;
        this.clock = clock;
    }

    /** By one statement. */
    AlarmTimes of(RegionCode region) {
        List<AlarmTimesMapper.Said> said =
                rows.of(region.path().stream().map(RegionCode::value).toList());
        int own = said.stream()
                .filter(it -> it.region() == region.value())
                .mapToInt(AlarmTimesMapper.Said::version)
                .findFirst()
                .orElse(0);
        return said.stream()
                .max(Comparator.comparing(it -> new RegionCode(it.region()).level()))
                .map(it -> new AlarmTimes(it.communityAfter(), it.streetAfter(), new RegionCode(it.region()), own))
                .orElse(AlarmTimes.USUAL);
    }

    /** @throws cn.doorplate.shared.Denied if they do not keep them there */
    AlarmTimes seen(Viewer viewer, RegionCode region) {
        viewer.require(Permission.KEEP_ALARM_TIMES, path(region).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND)));
        return of(region);
    }

    /**
     * @param version of what the region says itself, 0 for nothing yet
     * @throws Declined NOT_FOUND, RANGE, CONFLICT
     */
    @Transactional
    public AlarmTimes set(Viewer viewer, RegionCode region, int communityAfter, int streetAfter, int version) {
        viewer.require(
                Permission.KEEP_ALARM_TIMES,
                path(region).orElseThrow(() -> Declined.at("region", CommonErrorCode.NOT_FOUND)));
        if (communityAfter < AlarmTimes.SOONEST || communityAfter > AlarmTimes.COMMUNITY_AT_LAST) {
            throw Declined.at("communityAfter", AlarmErrorCode.RANGE, AlarmTimes.SOONEST, AlarmTimes.COMMUNITY_AT_LAST);
        }
        if (streetAfter <= communityAfter || streetAfter > AlarmTimes.STREET_AT_LAST) {
            throw Declined.at("streetAfter", AlarmErrorCode.RANGE, communityAfter + 1, AlarmTimes.STREET_AT_LAST);
        }
        if (!written(
                new AlarmTimesMapper.Said(region.value(), communityAfter, streetAfter, version), viewer.personId())) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return new AlarmTimes(communityAfter, streetAfter, region, version + 1);
    }

    private boolean written(AlarmTimesMapper.Said said, long by) {
        if (said.version() > 0) {
            return rows.change(said, by) == 1;
        }
        try {
            return rows.add(said, by, clock.now()) == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private Optional<PlacePath> path(RegionCode region) {
        return paths.of(new PlaceRef(PlaceKind.REGION, region.value()));
    }
}

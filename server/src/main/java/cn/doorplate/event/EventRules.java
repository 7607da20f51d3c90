package cn.doorplate.event;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What counties do about who does not come. */
@Service
class EventRules {

    private static final int MOST_NO_SHOWS = 10;
    private static final int LONGEST_WITHIN = 730;
    private static final int LONGEST_BLOCKED = 365;

    private final EventRuleMapper rows;
    private final PlacePaths paths;

    EventRules(EventRuleMapper rows, PlacePaths paths) {
        this.rows = rows;
        this.paths = paths;
    }

    /**
     * As it came in.
     *
     * @param version as it was read before
     */
    record EventRuleSetInput(
            String county, int version, @Nullable Integer noShows, int withinDays, int blockedDays) {}

    /** @throws Denied NOT_FOUND if the viewer may read none, or that of another county */
    EventRule of(Viewer viewer, String county) {
        PlacePath path = county(county)
                .filter(found -> reads(viewer, found.place()))
                .orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        return now(path.place().id());
    }

    /** @throws Declined NOT_FOUND, RANGE, CONFLICT */
    @Transactional
    public EventRule set(Viewer viewer, EventRuleSetInput input) {
        PlacePath path = county(input.county())
                .filter(found -> viewer.may(Permission.KEEP_CATALOGUE, found))
                .orElseThrow(() -> Declined.at("county", CommonErrorCode.NOT_FOUND));
        check(input);
        long county = path.place().id();
        EventRuleRow row = new EventRuleRow(
                county, input.noShows(), input.withinDays(), input.blockedDays(), viewer.personId(), input.version());
        if (!isSet(row)) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return now(county);
    }

    private boolean isSet(EventRuleRow row) {
        if (row.version() > 0) {
            return rows.change(row) == 1;
        }
        try {
            return rows.first(row) == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private EventRule now(long county) {
        EventRuleRow row = rows.selectById(county);
        return row == null ? EventRule.NONE : EventRule.of(row);
    }

    private static void check(EventRuleSetInput input) {
        Faults faults = new Faults();
        Integer noShows = input.noShows();
        range(faults, "noShows", noShows == null ? 1 : noShows, MOST_NO_SHOWS);
        range(faults, "withinDays", input.withinDays(), LONGEST_WITHIN);
        range(faults, "blockedDays", input.blockedDays(), LONGEST_BLOCKED);
        faults.decline();
    }

    private static void range(Faults faults, String field, int number, int most) {
        faults.addIf(number < 1 || number > most, EventErrorCode.RANGE, field, 1, most);
    }

    private Optional<PlacePath> county(String code) {
        return RegionCode.parse(code)
                .filter(region -> region.level() == RegionLevel.COUNTY)
                .flatMap(region -> paths.of(EventPlaces.region(region)));
    }

    /** Whether a place of theirs lies in the county, or around it. */
    private boolean reads(Viewer viewer, PlaceRef county) {
        List<PlaceRef> offices = viewer.grants().stream()
                .filter(grant -> Permission.READ_EVENT_RULES.comesWith(grant.role()))
                .map(Grant::place)
                .toList();
        return !paths.meeting(county, offices).isEmpty();
    }
}

package cn.doorplate.resident;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.shared.Denied;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Within which places staff read, and that it is in the log before they see it. */
@Component
class StaffReading {

    private final PlacePaths paths;
    private final AccessLog log;

    StaffReading(PlacePaths paths, AccessLog log) {
        this.paths = paths;
        this.log = log;
    }

    /**
     * The community in which the place lies; who reads residents holds a role there or inside.
     *
     * @throws Denied NOT_FOUND if the viewer may not, there
     */
    long region(Viewer viewer, Permission permission, PlaceRef within) {
        PlacePath path = paths.of(within).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        viewer.require(permission, path);
        return path.region().value();
    }

    /** Those whose household lies there, today; two statements. */
    List<MembershipRow> where(List<MembershipRow> rows, Predicate<PlacePath> there) {
        Map<Long, PlacePath> found =
                paths.ofHouseholds(rows.stream().map(MembershipRow::householdId).collect(Collectors.toSet()));
        return rows.stream()
                .filter(row -> Optional.ofNullable(found.get(row.householdId()))
                        .filter(there)
                        .isPresent())
                .toList();
    }

    /** One entry for each person. When this fails nothing may be shown. */
    void record(Viewer viewer, Collection<Long> persons, String what, boolean full, String reason) {
        log.record(persons.stream()
                .distinct()
                .map(person -> new AccessLog.Entry(viewer.personId(), person, what, full, reason))
                .toList());
    }
}

package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.identity.Role;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Declined;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The desks to which a case may be sent: those around the place where it is, none above where it lies. */
@Component
class CaseTargets {

    private static final List<Role> ROLES = List.of(
            Role.PROPERTY_STAFF,
            Role.GRID_WORKER,
            Role.MEDIATOR,
            Role.COMMUNITY_STAFF,
            Role.STREET_STAFF,
            Role.COUNTY_STAFF);

    private final PlacePaths paths;
    private final CaseDesks desks;

    CaseTargets(PlacePaths paths, CaseDesks desks) {
        this.paths = paths;
        this.desks = desks;
    }

    /** Those to which who has it may send it on, the nearest first; its own is none of them. */
    List<CaseDesk> of(CaseRow row) {
        return around(row).filter(desk -> !desk.equals(row.facts().desk())).toList();
    }

    /** Which of these somebody holds. One statement. */
    Set<CaseDesk> staffed(List<CaseDesk> targets) {
        return new HashSet<>(desks.staffedAmong(targets));
    }

    /**
     * The desk that was named, to send a case there.
     *
     * @throws Declined DESK, NOBODY_THERE
     */
    CaseDesk named(CaseRow row, CaseDeskInput input) {
        return named(input, of(row));
    }

    /** The same of one who says whose a case is, which may be their own. */
    CaseDesk ruled(CaseRow row, CaseDeskInput input) {
        return named(input, around(row).toList());
    }

    private CaseDesk named(CaseDeskInput input, List<CaseDesk> targets) {
        CaseDesk desk = input.desk().filter(targets::contains).orElseThrow(() -> Declined.at("to", CaseErrorCode.DESK));
        if (staffed(List.of(desk)).isEmpty()) {
            throw Declined.at("to", CaseErrorCode.NOBODY_THERE);
        }
        return desk;
    }

    /** A property company takes no orders: those go to units, or are done by the office. */
    private Stream<CaseDesk> around(CaseRow row) {
        PlacePath path = path(row);
        return ROLES.stream()
                .filter(role -> row.kind() != CaseKind.ORDER || role != Role.PROPERTY_STAFF)
                .flatMap(role -> CaseDesks.of(role, path).stream())
                .filter(desk -> desk.level().compareTo(row.facts().level()) <= 0)
                .sorted(Comparator.comparing(CaseDesk::level));
    }

    /** That of the community where the place is gone. */
    private PlacePath path(CaseRow row) {
        return paths.of(row.place())
                .or(() -> paths.of(new PlaceRef(PlaceKind.REGION, row.regionCode())))
                .orElseGet(() -> new PlacePath(List.of(new PlaceRef(PlaceKind.REGION, row.regionCode()))));
    }
}

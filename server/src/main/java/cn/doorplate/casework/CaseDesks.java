package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleHolding;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds desks: where a case lies first, and which is above. A desk that nobody holds is passed over. */
@Component
class CaseDesks {

    private final RoleHolding holding;

    CaseDesks(RoleHolding holding) {
        this.holding = holding;
    }

    /**
     * The desk of a role that is nearest to the place, else the nearest office that somebody holds; the community's if nobody
     * holds any. What a property company does behind its gate the grid worker does in the open. One statement.
     */
    CaseDesk first(Role role, PlacePath path) {
        List<CaseDesk> wanted = of(role, path).stream()
                .filter(desk -> desk.level().compareTo(CaseLevel.COMMUNITY) <= 0 || desk.role() == office(desk))
                .collect(Collectors.toCollection(ArrayList::new));
        boolean inTheOpen = path.places().stream().noneMatch(place -> place.kind() == PlaceKind.COMPOUND);
        if (role == Role.PROPERTY_STAFF && inTheOpen) {
            wanted.addAll(of(Role.GRID_WORKER, path));
        }
        wanted.addAll(offices(CaseLevel.COMMUNITY, path.region()));
        return staffed(wanted).orElse(CaseDesk.office(path.region().at(RegionLevel.COMMUNITY)));
    }

    /** The office of that level, else the nearest above it that somebody holds; that level's own if nobody holds any. */
    CaseDesk office(CaseLevel level, RegionCode community) {
        List<CaseDesk> offices = offices(level, community);
        return staffed(offices).orElse(offices.get(0));
    }

    /** Of each case the office above the level where it lies, as {@link #office} says; by one statement. */
    Map<Long, CaseDesk> above(Collection<CaseRow> rows) {
        Map<Long, List<CaseDesk>> offices = rows.stream()
                .collect(Collectors.toMap(
                        CaseRow::id, row -> offices(row.facts().level().above(), row.region())));
        Set<CaseDesk> staffed = new HashSet<>(
                staffedAmong(offices.values().stream().flatMap(List::stream).collect(Collectors.toSet())));
        Map<Long, CaseDesk> above = new HashMap<>();
        offices.forEach((id, all) ->
                above.put(id, all.stream().filter(staffed::contains).findFirst().orElse(all.get(0))));
        return above;
    }

    /** The role of the office of that region. */
    private static Role office(CaseDesk desk) {
        return CaseDesk.office(new RegionCode(desk.place().id())).role();
    }

    /** Those of a role along the path of a place, nearest first. */
    static List<CaseDesk> of(Role role, PlacePath path) {
        return path.places().stream()
                .filter(place -> place.kind() == CaseDesk.kindOf(role))
                .filter(place -> place.kind() != PlaceKind.REGION || isOf(role, new RegionCode(place.id())))
                .map(place -> new CaseDesk(role, place))
                .toList();
    }

    /** Which of these somebody holds now. */
    List<CaseDesk> staffedAmong(Collection<CaseDesk> desks) {
        Map<Grant, List<Long>> held =
                holding.at(desks.stream().map(CaseDesk::grant).toList());
        return desks.stream().filter(desk -> held.containsKey(desk.grant())).toList();
    }

    /** Who holds a desk now. */
    List<Long> holders(CaseDesk desk) {
        return holding.at(List.of(desk.grant())).getOrDefault(desk.grant(), List.of());
    }

    private Optional<CaseDesk> staffed(List<CaseDesk> wanted) {
        return staffedAmong(wanted).stream().findFirst();
    }

    /** Of these levels and above; nobody's office is a compound's. */
    private static List<CaseDesk> offices(CaseLevel from, RegionCode region) {
        return Stream.of(RegionLevel.COMMUNITY, RegionLevel.STREET, RegionLevel.COUNTY)
                .map(level -> CaseDesk.office(region.at(level)))
                .filter(desk -> desk.level().compareTo(from) >= 0)
                .toList();
    }

    private static boolean isOf(Role role, RegionCode region) {
        return switch (role) {
            case COMMUNITY_STAFF -> region.level() == RegionLevel.COMMUNITY;
            case STREET_STAFF -> region.level() == RegionLevel.STREET;
            case COUNTY_STAFF -> region.level() == RegionLevel.COUNTY;
            default -> region.level().compareTo(RegionLevel.COUNTY) >= 0;
        };
    }
}

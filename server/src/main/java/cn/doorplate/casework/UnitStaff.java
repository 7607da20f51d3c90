package cn.doorplate.casework;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleHolding;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who answers for units: they belong to one, and hold the role at its region or around it. The one without the other is nothing. */
@Component
class UnitStaff {

    private final MemberUnitMapper units;
    private final RoleHolding holding;

    UnitStaff(MemberUnitMapper units, RoleHolding holding) {
        this.units = units;
        this.holding = holding;
    }

    /** The units in use for which the viewer answers, by name. */
    List<MemberUnitRow> of(Viewer viewer) {
        if (!viewer.mayAnywhere(Permission.TAKE_ORDERS)) {
            return List.of();
        }
        return units.own(viewer.personId()).stream()
                .filter(unit -> viewer.grants().stream().anyMatch(grants(unit)::contains))
                .toList();
    }

    /** Who answers for a unit; nobody for one that is closed. */
    Collection<Long> of(MemberUnitRow unit) {
        if (unit.closed()) {
            return List.of();
        }
        List<Long> people = new ArrayList<>(units.personsOf(unit.id()));
        people.retainAll(holders(List.of(unit)));
        return people;
    }

    /** Of these units, at most some dozens, those for which anybody answers. */
    Set<Long> staffed(Collection<MemberUnitRow> rows) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        Map<Long, Set<Long>> people = units
                .people(rows.stream().map(MemberUnitRow::id).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        MemberUnitMapper.Person::unitId,
                        Collectors.mapping(MemberUnitMapper.Person::personId, Collectors.toSet())));
        Map<Grant, List<Long>> holders =
                holding.at(rows.stream().flatMap(unit -> grants(unit).stream()).collect(Collectors.toSet()));
        return rows.stream()
                .filter(unit -> !unit.closed())
                .filter(unit -> grants(unit).stream()
                        .flatMap(grant -> holders.getOrDefault(grant, List.of()).stream())
                        .anyMatch(people.getOrDefault(unit.id(), Set.of())::contains))
                .map(MemberUnitRow::id)
                .collect(Collectors.toSet());
    }

    private Set<Long> holders(Collection<MemberUnitRow> rows) {
        Set<Long> all = new HashSet<>();
        holding.at(rows.stream().flatMap(unit -> grants(unit).stream()).collect(Collectors.toSet()))
                .values()
                .forEach(all::addAll);
        return all;
    }

    private static Set<Grant> grants(MemberUnitRow unit) {
        return unit.region().path().stream()
                .map(code -> new Grant(Role.MEMBER_UNIT, new PlaceRef(PlaceKind.REGION, code.value())))
                .collect(Collectors.toSet());
    }
}

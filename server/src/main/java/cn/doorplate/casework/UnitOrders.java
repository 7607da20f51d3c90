package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.Known;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What units have of orders goes back to the desks that dispatch them: what somebody has in hand when they answer for the unit no
 * more, and what it was offered when nobody does. At once where that is told, as far as it is not too much for one transaction; the
 * rest, and what a role that ran out leaves behind, by and by.
 */
@Component
class UnitOrders {

    /** Units that are looked at together. */
    private static final int PAGE = 20;

    private final MemberUnitMapper units;
    private final UnitStaff staff;
    private final CaseReleasing releasing;

    UnitOrders(MemberUnitMapper units, UnitStaff staff, CaseReleasing releasing) {
        this.units = units;
        this.staff = staff;
        this.releasing = releasing;
    }

    /** Somebody lost a role in which they may have answered for units; within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void roleEnded(long person) {
        units.own(person).forEach(unit -> left(unit, person));
    }

    /** Somebody may answer for a unit no more; within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void left(MemberUnitRow unit, long person) {
        List<Long> remaining = List.copyOf(staff.of(unit));
        if (!remaining.contains(person)) {
            releasing.together(
                    releasing.some(
                            " where handler_id = ? and unit_id = ? and state in ('IN_HAND', 'PAUSED')",
                            person,
                            unit.id()),
                    row -> CaseReleasing.isInHandOf(row, person) && isWith(row, unit.id()));
        }
        if (remaining.isEmpty()) {
            releasing.together(offered(unit.id()), row -> isOffered(row, unit.id()));
        }
    }

    /** All that it was offered; within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void closed(long unit) {
        List<Long> offered;
        do {
            offered = offered(unit);
            releasing.together(offered, row -> isOffered(row, unit));
        } while (offered.size() == CaseReleasing.AT_ONCE);
    }

    /** What was offered to units for which nobody answers. */
    void sweep() {
        List<MemberUnitRow> page = units.behind(0, PAGE);
        while (!page.isEmpty()) {
            Set<Long> staffed = staff.staffed(page);
            page.stream()
                    .map(MemberUnitRow::id)
                    .filter(unit -> !staffed.contains(unit))
                    .forEach(unit -> releasing.oneByOne(offered(unit), row -> isOffered(row, unit)));
            page = units.behind(page.get(page.size() - 1).id(), PAGE);
        }
    }

    private List<Long> offered(long unit) {
        return releasing.some(" where unit_id = ? and queue_key >= 0 and state = 'OFFERED'", unit);
    }

    private static boolean isOffered(CaseRow row, long unit) {
        return row.facts().state() == CaseState.OFFERED && isWith(row, unit);
    }

    private static boolean isWith(CaseRow row, long unit) {
        return Objects.equals(row.facts().get(Known.UNIT), unit);
    }
}

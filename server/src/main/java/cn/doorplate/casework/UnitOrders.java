package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.Known;
import java.util.List;
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

    private static final String AT_ONCE = " order by id limit " + HandlerGone.AT_ONCE;

    private static final String OFFERED = " where unit_id = ? and queue_key >= 0 and state = 'OFFERED'";

    private final CaseTable table;
    private final MemberUnitMapper units;
    private final UnitStaff staff;
    private final CaseReleasing releasing;

    UnitOrders(CaseTable table, MemberUnitMapper units, UnitStaff staff, CaseReleasing releasing) {
        this.table = table;
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
                    row -> CaseReleasing.has(row, person) && isOf(row, unit.id()),
                    " where handler_id = ? and unit_id = ? and state in ('IN_HAND', 'PAUSED')" + AT_ONCE,
                    person,
                    unit.id());
        }
        if (remaining.isEmpty()) {
            offered(unit.id());
        }
    }

    /** All that it was offered; within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void closed(long unit) {
        int found;
        do {
            found = offered(unit);
        } while (found == HandlerGone.AT_ONCE);
    }

    private int offered(long unit) {
        return releasing.together(
                row -> row.facts().state() == CaseState.OFFERED && isOf(row, unit), OFFERED + AT_ONCE, unit);
    }

    private static boolean isOf(CaseRow row, long unit) {
        Long has = row.facts().get(Known.UNIT);
        return has != null && has == unit;
    }

    /** What was offered to units for which nobody answers; of each as many as are held in memory. */
    void sweep() {
        List<MemberUnitRow> page = units.behind(0, PAGE);
        while (!page.isEmpty()) {
            Set<Long> staffed = staff.staffed(page);
            page.stream()
                    .map(MemberUnitRow::id)
                    .filter(unit -> !staffed.contains(unit))
                    .forEach(unit -> releasing.oneByOne(table.list(OFFERED + AT_ONCE, unit)));
            page = units.behind(page.get(page.size() - 1).id(), PAGE);
        }
    }
}

package cn.doorplate.casework;

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

    /** Locked, so that nobody changes them between reading and releasing. */
    private static final String LOCKED = " order by id limit " + HandlerGone.AT_ONCE + " for update";

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
            releasing.together(table.list(
                    " where handler_id = ? and unit_id = ? and state in ('IN_HAND', 'PAUSED')" + LOCKED,
                    person,
                    unit.id()));
        }
        if (remaining.isEmpty()) {
            releasing.together(table.list(OFFERED + LOCKED, unit.id()));
        }
    }

    /** All that it was offered; within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void closed(long unit) {
        List<CaseRow> offered;
        do {
            offered = table.list(OFFERED + LOCKED, unit);
            releasing.together(offered);
        } while (offered.size() == HandlerGone.AT_ONCE);
    }

    /** What was offered to units for which nobody answers; of each as many as are held in memory. */
    void sweep() {
        List<MemberUnitRow> page = units.behind(0, PAGE);
        while (!page.isEmpty()) {
            Set<Long> staffed = staff.staffed(page);
            page.stream()
                    .map(MemberUnitRow::id)
                    .filter(unit -> !staffed.contains(unit))
                    .forEach(unit -> releasing.oneByOne(
                            table.list(OFFERED + " order by id limit " + HandlerGone.AT_ONCE, unit)));
            page = units.behind(page.get(page.size() - 1).id(), PAGE);
        }
    }
}

package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleEnded;
import cn.doorplate.identity.RoleHolding;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What somebody had in hand goes back to its desk when their role there ends: at once, with the role, as far as it is not too much
 * for one transaction; the rest, and what a role that ran out leaves behind, by and by.
 */
@Component
class HandlerGone {

    /** In one transaction. */
    static final int AT_ONCE = 500;

    private static final String IN_HAND = " and state in ('IN_HAND', 'PAUSED') order by id limit " + AT_ONCE;

    private final CaseTable table;
    private final CaseReleasing releasing;
    private final MemberUnitMapper units;
    private final UnitStaff staff;
    private final UnitOrders orders;
    private final RoleHolding holding;
    private final JdbcTemplate jdbc;

    HandlerGone(
            CaseTable table,
            CaseReleasing releasing,
            MemberUnitMapper units,
            UnitStaff staff,
            UnitOrders orders,
            RoleHolding holding,
            JdbcTemplate jdbc) {
        this.table = table;
        this.releasing = releasing;
        this.units = units;
        this.staff = staff;
        this.orders = orders;
        this.holding = holding;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(RoleEnded ended) {
        if (CaseDesk.isOf(ended.role())) {
            String desk = new CaseDesk(ended.role(), ended.place()).toString();
            releasing.together(
                    row -> CaseReleasing.has(row, ended.personId())
                            && !row.facts().has(Known.UNIT)
                            && row.facts().desk().toString().equals(desk),
                    " where handler_id = ? and desk = ? and unit_id is null" + IN_HAND,
                    ended.personId(),
                    desk);
        } else if (ended.role() == Role.MEMBER_UNIT) {
            orders.roleEnded(ended.personId());
        }
    }

    /** Somebody who has cases of a desk, or of a unit, in hand. */
    private record Hands(long handler, String desk, long unit) {}

    /** All hands that hold anything; each that has no right to it any more lets go. And so do units that are nobody's. */
    void sweep() {
        orders.sweep();
        List<Long> handlers = handlers(0);
        while (!handlers.isEmpty()) {
            long last = handlers.get(handlers.size() - 1);
            hands(handlers.get(0), last).stream().filter(it -> !isHeld(it)).forEach(this::letGo);
            handlers = handlers(last);
        }
    }

    private List<Long> handlers(long behind) {
        return jdbc.queryForList(
                "select distinct handler_id from ledger_case where handler_id > ? order by handler_id limit 100",
                Long.class,
                behind);
    }

    private List<Hands> hands(long from, long to) {
        return jdbc.query(
                "select distinct handler_id, desk, coalesce(unit_id, 0) as unit from ledger_case"
                        + " where handler_id between ? and ? and state in ('IN_HAND', 'PAUSED')",
                (row, number) -> new Hands(row.getLong("handler_id"), row.getString("desk"), row.getLong("unit")),
                from,
                to);
    }

    private boolean isHeld(Hands hands) {
        if (hands.unit() == 0) {
            CaseDesk desk = CaseDesk.parse(hands.desk());
            return holding.at(List.of(desk.grant())).values().stream()
                    .anyMatch(holders -> holders.contains(hands.handler()));
        }
        MemberUnitRow unit = units.find(hands.unit());
        return unit != null && staff.of(unit).contains(hands.handler());
    }

    /** As many at a time as are held in memory; what is left over is for the next time. */
    private void letGo(Hands hands) {
        releasing.oneByOne(table.list(
                " where handler_id = ? and desk = ? and coalesce(unit_id, 0) = ?" + IN_HAND,
                hands.handler(),
                hands.desk(),
                hands.unit()));
    }
}

package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleEnded;
import cn.doorplate.identity.RoleHolding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What somebody had in hand goes back to its desk when their role there ends: at once, with the role, as far as it is not too much
 * for one transaction; the rest, and what a role that ran out leaves behind, by and by. Of units {@link UnitOrders} sees to it.
 */
@Component
class HandlerGone {

    private static final String IN_HAND = " and state in ('IN_HAND', 'PAUSED')";

    private final CaseReleasing releasing;
    private final MemberUnitMapper units;
    private final UnitStaff staff;
    private final UnitOrders orders;
    private final RoleHolding holding;
    private final JdbcTemplate jdbc;

    HandlerGone(
            CaseReleasing releasing,
            MemberUnitMapper units,
            UnitStaff staff,
            UnitOrders orders,
            RoleHolding holding,
            JdbcTemplate jdbc) {
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
            CaseDesk desk = new CaseDesk(ended.role(), ended.place());
            Hands hands = new Hands(ended.personId(), desk.toString(), null);
            releasing.together(idsIn(hands), hands::hold);
        } else if (ended.role() == Role.MEMBER_UNIT) {
            orders.roleEnded(ended.personId());
        }
    }

    /** Somebody who has cases of a desk, or of a unit, in hand. */
    private record Hands(
            long handler, String desk, @Nullable Long unit) {

        boolean hold(CaseRow row) {
            return CaseReleasing.isInHandOf(row, handler)
                    && Objects.equals(row.facts().get(Known.UNIT), unit)
                    && row.facts().desk().toString().equals(desk);
        }
    }

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
                "select distinct handler_id, desk, unit_id from ledger_case where handler_id between ? and ?" + IN_HAND,
                (row, number) -> new Hands(
                        row.getLong("handler_id"), row.getString("desk"), row.getObject("unit_id", Long.class)),
                from,
                to);
    }

    private boolean isHeld(Hands hands) {
        if (hands.unit() == null) {
            CaseDesk desk = CaseDesk.parse(hands.desk());
            return holding.at(List.of(desk.grant())).values().stream()
                    .anyMatch(holders -> holders.contains(hands.handler()));
        }
        MemberUnitRow unit = units.find(hands.unit());
        return unit != null && staff.of(unit).contains(hands.handler());
    }

    private List<Long> idsIn(Hands hands) {
        return releasing.some(
                " where handler_id = ? and desk = ? and coalesce(unit_id, 0) = ?" + IN_HAND,
                hands.handler(),
                hands.desk(),
                hands.unit() == null ? 0 : hands.unit());
    }

    private void letGo(Hands hands) {
        releasing.oneByOne(idsIn(hands), hands::hold);
    }
}

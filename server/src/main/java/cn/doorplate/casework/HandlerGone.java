package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseRefused;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleEnded;
import cn.doorplate.identity.RoleHolding;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Declined;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What somebody had in hand goes back to its desk when their role there ends: at once, with the role, as far as it is not too much
 * for one transaction; the rest, and what a role that ran out leaves behind, by and by.
 */
@Component
class HandlerGone {

    /** In one transaction. */
    static final int AT_ONCE = 500;

    private static final String IN_HAND = " and state in ('IN_HAND', 'PAUSED') order by id limit " + AT_ONCE;

    /** So that nobody changes them between reading and releasing: the end of a role must not fail by it. */
    private static final String LOCKED = " for update";

    private static final Logger logger = LoggerFactory.getLogger(HandlerGone.class);

    private final CaseTable table;
    private final CaseWriting writing;
    private final MemberUnitMapper units;
    private final UnitStaff staff;
    private final RoleHolding holding;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    HandlerGone(
            CaseTable table,
            CaseWriting writing,
            MemberUnitMapper units,
            UnitStaff staff,
            RoleHolding holding,
            JdbcTemplate jdbc,
            TransactionTemplate transaction) {
        this.table = table;
        this.writing = writing;
        this.units = units;
        this.staff = staff;
        this.holding = holding;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener
    void on(RoleEnded ended) {
        if (CaseDesk.isOf(ended.role())) {
            String desk = new CaseDesk(ended.role(), ended.place()).toString();
            release(table.list(
                    " where handler_id = ? and desk = ? and unit_id is null" + IN_HAND + LOCKED,
                    ended.personId(),
                    desk));
        } else if (ended.role() == Role.MEMBER_UNIT) {
            release(
                    table
                            .list(" where handler_id = ? and unit_id is not null" + IN_HAND + LOCKED, ended.personId())
                            .stream()
                            .filter(row -> isOfUnitAt(row, ended.place()))
                            .toList());
        }
    }

    /** Who is a member elsewhere too goes on there; a unit belongs to those who are members of its region, or of one around it. */
    private boolean isOfUnitAt(CaseRow row, PlaceRef place) {
        MemberUnitRow unit = units.find(row.facts().the(Known.UNIT));
        return unit == null || unit.region().path().contains(new RegionCode(place.id()));
    }

    private void release(List<CaseRow> rows) {
        rows.forEach(row -> writing.act(row, new CaseAct.Release(), CaseActor.NOBODY, null));
    }

    /** Somebody who has cases of a desk, or of a unit, in hand. */
    private record Hands(long handler, String desk, long unit) {}

    /** All hands that hold anything; each that has no right to it any more lets go. */
    void sweep() {
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
        table.list(
                        " where handler_id = ? and desk = ? and coalesce(unit_id, 0) = ?" + IN_HAND,
                        hands.handler(),
                        hands.desk(),
                        hands.unit())
                .forEach(this::letGo);
    }

    /** Whoever did something to it meanwhile was first; it is looked at again another time. */
    private void letGo(CaseRow row) {
        try {
            transaction.executeWithoutResult(status -> release(List.of(row)));
        } catch (Declined | CaseRefused e) {
            logger.debug("A case changed while it was to be released: {}", e.getMessage());
        }
    }
}

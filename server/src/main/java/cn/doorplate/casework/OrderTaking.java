package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Unavailable;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Of all who reach for an order at once one gets it: who changes its row first. The others find it taken when they look again, and
 * are told by whom.
 */
@Component
class OrderTaking {

    /** How often somebody else may have done something to the order meanwhile, but take it. */
    private static final int MOST_LOOKS = 10;

    private final CaseTable table;
    private final CaseHats hats;
    private final CaseActs acts;
    private final CaseEventMapper events;
    private final MemberUnitMapper units;
    private final UnitStaff staff;
    private final TransactionTemplate transaction;

    OrderTaking(
            CaseTable table,
            CaseHats hats,
            CaseActs acts,
            CaseEventMapper events,
            MemberUnitMapper units,
            UnitStaff staff,
            TransactionTemplate transaction) {
        this.table = table;
        this.hats = hats;
        this.acts = acts;
        this.events = events;
        this.units = units;
        this.staff = staff;
        this.transaction = transaction;
    }

    /** @throws Declined NOT_FOUND, TAKEN, NOT_FOR_UNIT, OWN_WORK */
    CaseRow take(Viewer viewer, String order) {
        long id = Ids.fromOpaque(order, OrderTaking::none);
        for (int look = 0; look < MOST_LOOKS; look++) {
            Optional<CaseRow> taken = Objects.requireNonNull(transaction.execute(status -> {
                Optional<CaseRow> row = reach(viewer, id);
                if (row.isEmpty()) {
                    status.setRollbackOnly();
                }
                return row;
            }));
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        throw new Unavailable("这一单正在变动，请稍后再试。", null);
    }

    /** Empty if somebody was faster: then it is to be looked at again. */
    private Optional<CaseRow> reach(Viewer viewer, long id) {
        CaseRow row = table.find(id).filter(it -> it.kind() == CaseKind.ORDER).orElseThrow(OrderTaking::none);
        Set<CaseHat> worn = hats.of(viewer, row);
        if (worn.contains(CaseHat.RAISER)) {
            throw Declined.because(CaseErrorCode.OWN_WORK);
        }
        if (row.facts().state() != CaseState.OFFERED) {
            return Optional.of(had(viewer, row, worn));
        }
        Long unit = worn.contains(CaseHat.UNIT) ? unitFor(viewer, row) : null;
        if (unit == null || units.hold(unit) == null) {
            throw worksNear(viewer, row) ? Declined.because(CaseErrorCode.NOT_FOR_UNIT) : none();
        }
        return taken(new CaseActs.Held(row, worn, viewer), new CaseAct.Take(viewer.personId(), unit));
    }

    private Optional<CaseRow> taken(CaseActs.Held held, CaseAct take) {
        try {
            return Optional.of(acts.act(held, take, null));
        } catch (Declined e) {
            boolean late = e.reasons().stream().anyMatch(reason -> reason.code() == CommonErrorCode.CONFLICT);
            if (late) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Of several, the one that is nearest to the place. */
    private @Nullable Long unitFor(Viewer viewer, CaseRow row) {
        Long offered = row.facts().get(Known.UNIT);
        return staff.of(viewer).stream()
                .filter(unit -> offered == null ? unit.serves(row.region()) : unit.id() == offered)
                .max(Comparator.comparingLong(MemberUnitRow::regionCode))
                .map(MemberUnitRow::id)
                .orElse(null);
    }

    /** Who got it and did not hear so asks again, and has it. */
    private CaseRow had(Viewer viewer, CaseRow row, Set<CaseHat> worn) {
        if (!worn.contains(CaseHat.HANDLER)) {
            throw gone(viewer, row, worn);
        }
        return row;
    }

    /** Who has it is told to those who could have had it. */
    private Declined gone(Viewer viewer, CaseRow row, Set<CaseHat> worn) {
        Long unit = row.facts().get(Known.UNIT);
        if (unit == null || !(CaseSight.isTheirs(worn) || (worksNear(viewer, row) && events.wasInPool(row.id())))) {
            return none();
        }
        MemberUnitRow winner = units.find(unit);
        return winner == null ? none() : Declined.because(CaseErrorCode.TAKEN, winner.name());
    }

    private static boolean worksNear(Viewer viewer, CaseRow row) {
        RegionCode county = row.region().at(RegionLevel.COUNTY);
        return viewer.grants().stream()
                .filter(grant -> Permission.TAKE_ORDERS.comesWith(grant.role()))
                .map(Grant::place)
                .anyMatch(place ->
                        new RegionCode(place.id()).at(RegionLevel.COUNTY).equals(county));
    }

    private static Declined none() {
        return Declined.at("order", CommonErrorCode.NOT_FOUND);
    }
}

package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Offers an order to a unit, or to all that serve the place. Within the caller's transaction. */
@Component
class OrderOffering {

    private final CaseActs acts;
    private final MemberUnitMapper units;
    private final UnitStaff staff;

    OrderOffering(CaseActs acts, MemberUnitMapper units, UnitStaff staff) {
        this.acts = acts;
        this.units = units;
        this.staff = staff;
    }

    /**
     * @param unit null for the open pool
     * @throws Declined NOT_FOUND, CONFLICT, UNIT, BOUND
     */
    CaseRow offer(Viewer viewer, String order, int version, @Nullable String unit) {
        // Units are locked before cases, as by who closes one.
        MemberUnitRow to = unit == null ? null : units.hold(Ids.fromOpaque(unit, OrderOffering::noUnit));
        CaseActs.Held held = acts.hold(viewer, "order", order, version);
        CaseRow row = held.row();
        if (row.kind() != CaseKind.ORDER) {
            throw Declined.at("order", CommonErrorCode.NOT_FOUND);
        }
        acts.refuse(held, CaseAction.OFFER);
        CaseAct offer = unit == null
                ? new CaseAct.Offer(null, row.region().at(RegionLevel.COUNTY).value())
                : new CaseAct.Offer(serving(row, to), null);
        return acts.act(held, offer, null);
    }

    private long serving(CaseRow row, @Nullable MemberUnitRow unit) {
        if (unit == null || !unit.serves(row.region()) || staff.of(unit).isEmpty()) {
            throw noUnit();
        }
        return unit.id();
    }

    private static Declined noUnit() {
        return Declined.at("unit", CaseErrorCode.UNIT);
    }
}

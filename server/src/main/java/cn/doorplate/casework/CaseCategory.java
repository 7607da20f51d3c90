package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.casework.life.CaseLimits;
import cn.doorplate.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * 事项类别: something that can be filed, as it is set for a region.
 *
 * @param code the same in all regions
 * @param hint what a resident should know before filing it; null when there is nothing to say
 * @param urgent its clock goes round
 * @param priority before others in a queue
 * @param photoNeeded a photo has to come with it
 * @param firstRole at whose desk it lies first
 * @param pool an order that is open to all units of the county at once
 */
record CaseCategory(
        long id,
        long regionCode,
        String code,
        CaseKind kind,
        String name,
        @Nullable String hint,
        boolean urgent,
        boolean priority,
        boolean photoNeeded,
        Role firstRole,
        boolean pool,
        CaseLimits limits,
        int position,
        boolean closed,
        int version) {

    CaseAct.Category asSet() {
        return new CaseAct.Category(code, urgent, priority);
    }

    /** On which it starts: that of its first desk. */
    CaseLevel level() {
        return levelOf(firstRole);
    }

    /** Whether cases can begin at desks of this role. */
    static boolean isFirst(Role role) {
        return CaseDesk.isOf(role);
    }

    /** Of the nearest desk of a role; mediators' is the community's. */
    static CaseLevel levelOf(Role role) {
        return switch (role) {
            case PROPERTY_STAFF -> CaseLevel.COMPOUND;
            case GRID_WORKER, MEDIATOR, COMMUNITY_STAFF -> CaseLevel.COMMUNITY;
            case STREET_STAFF -> CaseLevel.STREET;
            default -> CaseLevel.COUNTY;
        };
    }
}

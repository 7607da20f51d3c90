package cn.doorplate.duty;

import cn.doorplate.identity.Role;
import cn.doorplate.place.ResponsibilityRole;
import java.util.Set;

/** In which capacities people answer for a place because they hold a role there. */
final class AnsweringRoles {

    private AnsweringRoles() {}

    static Set<ResponsibilityRole> of(Role role) {
        return switch (role) {
            case TEN_HOUSEHOLD_HEAD -> Set.of(ResponsibilityRole.TEN_HOUSEHOLD_HEAD);
            case BUILDING_HEAD -> Set.of(ResponsibilityRole.BUILDING_HEAD);
            case GRID_WORKER -> Set.of(ResponsibilityRole.GRID_WORKER);
            case MEDIATOR -> Set.of(ResponsibilityRole.MEDIATOR);
            case PROPERTY_STAFF -> Set.of(ResponsibilityRole.PROPERTY, ResponsibilityRole.BUILDING_PROPERTY);
            case RESIDENT, RIDER, MEMBER_UNIT, COMMUNITY_STAFF, STREET_STAFF, COUNTY_STAFF, OPERATOR -> Set.of();
        };
    }
}

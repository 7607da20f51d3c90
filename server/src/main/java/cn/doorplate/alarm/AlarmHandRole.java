package cn.doorplate.alarm;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody is who answers an alarm; who is several things there is the first of them. */
enum AlarmHandRole {
    /** Who acts for who raised it. */
    FAMILY("家人", null),
    ON_DUTY("值班人员", null),
    TEN_HOUSEHOLD_HEAD("联户长", Role.TEN_HOUSEHOLD_HEAD),
    BUILDING_HEAD("楼栋长", Role.BUILDING_HEAD),
    GRID_WORKER("网格员", Role.GRID_WORKER),
    COMMUNITY_STAFF("社区工作人员", Role.COMMUNITY_STAFF),
    STREET_STAFF("街道工作人员", Role.STREET_STAFF),
    COUNTY_STAFF("县级工作人员", Role.COUNTY_STAFF);

    private final String title;
    private final @Nullable Role role;

    AlarmHandRole(String title, @Nullable Role role) {
        this.title = title;
        this.role = role;
    }

    String title() {
        return title;
    }

    /** As what they act who hold these. */
    static Optional<AlarmHandRole> of(Collection<Grant> grants) {
        return Arrays.stream(values())
                .filter(it -> grants.stream().anyMatch(grant -> grant.role() == it.role))
                .findFirst();
    }
}

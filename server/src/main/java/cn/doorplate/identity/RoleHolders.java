package cn.doorplate.identity;

import cn.doorplate.shared.Declined;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The people who hold roles: found by their phone, shown masked, and each reading of another's data logged. */
@Component
class RoleHolders {

    /** @throws Declined NO_SUCH_PERSON if nobody has bound this phone */
    long byPhone(String phone) {
        throw Declined.at("phone", RoleErrorCode.NO_SUCH_PERSON);
    }

    Map<RoleGrant, RoleHolder> of(Collection<RoleGrant> grants, Viewer viewer) {
        return grants.stream().collect(Collectors.toMap(grant -> grant, grant -> new RoleHolder(null, null)));
    }
}

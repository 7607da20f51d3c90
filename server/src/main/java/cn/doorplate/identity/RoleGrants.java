package cn.doorplate.identity;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** Which roles people hold at which places, from and until. */
@Service
public class RoleGrants {

    private final RoleGrantMapper rows;

    RoleGrants(RoleGrantMapper rows) {
        this.rows = rows;
    }

    /** The roles in force at that time. */
    List<Grant> heldBy(long personId, Instant at) {
        return rows.heldBy(personId, at).stream().map(RoleGrantRow::toGrant).toList();
    }
}

package cn.doorplate.identity;

import cn.doorplate.place.PlacePath;
import cn.doorplate.shared.Denied;
import java.util.List;
import java.util.function.Predicate;

/**
 * The person who asks, and what they may. Taken once a request, so that one answer is of one piece.
 *
 * @param session the id of the session by which they came
 * @param consented whether they agreed to the privacy policy in force
 * @param grants the roles they hold now
 */
public record Viewer(long personId, long session, boolean consented, List<Grant> grants) {

    /** Whether a role entitles them to it anywhere at all. */
    public boolean mayAnywhere(Permission permission) {
        return grants.stream().anyMatch(grant -> permission.comesWith(grant.role()));
    }

    /** Whether a role that holds there, or around it, entitles them to it. */
    public boolean may(Permission permission, PlacePath there) {
        return grants.stream().anyMatch(grant -> permission.comesWith(grant.role()) && there.contains(grant.place()));
    }

    /** Whether they hold one of these roles there, or around it. */
    public boolean holds(Predicate<Role> roles, PlacePath there) {
        return grants.stream().anyMatch(grant -> roles.test(grant.role()) && there.contains(grant.place()));
    }

    /**
     * @throws Denied FORBIDDEN if no role of theirs entitles them to it; NOT_FOUND if one does, but not there
     */
    public void require(Permission permission, PlacePath there) {
        if (!mayAnywhere(permission)) {
            throw new Denied(Denied.Why.FORBIDDEN);
        }
        if (!may(permission, there)) {
            throw new Denied(Denied.Why.NOT_FOUND);
        }
    }
}

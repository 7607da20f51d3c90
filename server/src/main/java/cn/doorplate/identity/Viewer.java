package cn.doorplate.identity;

import cn.doorplate.place.PlacePath;
import cn.doorplate.shared.Denied;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The person who asks, and what they may. What is known of them is looked up at the first question for it, and once a request, so
 * that one answer is of one piece, and who asks for nothing of theirs costs the database nothing.
 */
public final class Viewer {

    private final long personId;
    private final long session;
    private final Once<Boolean> consented;
    private final Once<List<Grant>> grants;

    /** Of whom all is known. */
    public Viewer(long personId, long session, boolean consented, List<Grant> grants) {
        this(personId, session, () -> consented, () -> grants);
    }

    Viewer(long personId, long session, Supplier<Boolean> consented, Supplier<List<Grant>> grants) {
        this.personId = personId;
        this.session = session;
        this.consented = new Once<>(consented);
        this.grants = new Once<>(grants);
    }

    private static final class Once<T> {

        private final Supplier<T> lookUp;
        private volatile @Nullable T known;

        Once(Supplier<T> lookUp) {
            this.lookUp = lookUp;
        }

        T get() {
            T found = known;
            if (found == null) {
                found = lookUp.get();
                known = found;
            }
            return found;
        }
    }

    public long personId() {
        return personId;
    }

    /** The id of the session by which they came. */
    public long session() {
        return session;
    }

    /** Whether they agreed to the privacy policy in force. */
    public boolean consented() {
        return consented.get();
    }

    /** The roles they hold now. */
    public List<Grant> grants() {
        return grants.get();
    }

    /** @throws Denied CONSENT_REQUIRED if they did not agree to the privacy policy in force */
    public void requireConsent() {
        if (!consented()) {
            throw new Denied(Denied.Why.CONSENT_REQUIRED);
        }
    }

    /** Whether a role entitles them to it anywhere at all. */
    public boolean mayAnywhere(Permission permission) {
        return grants().stream().anyMatch(grant -> permission.comesWith(grant.role()));
    }

    /** Whether a role that holds there, or around it, entitles them to it. */
    public boolean may(Permission permission, PlacePath there) {
        return grants().stream().anyMatch(grant -> permission.comesWith(grant.role()) && there.contains(grant.place()));
    }

    /** Whether they hold one of these roles there, or around it. */
    public boolean holds(Predicate<Role> roles, PlacePath there) {
        return grants().stream().anyMatch(grant -> roles.test(grant.role()) && there.contains(grant.place()));
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

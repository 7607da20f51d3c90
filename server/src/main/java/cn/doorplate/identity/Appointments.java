package cn.doorplate.identity;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may give which role where: staff appoint those below them, at the place they hold or within it. */
@Component
class Appointments {

    private final RoleGrants grants;
    private final PlacePaths paths;
    private final Places places;
    private final Clock clock;

    Appointments(RoleGrants grants, PlacePaths paths, Places places, Clock clock) {
        this.grants = grants;
        this.paths = paths;
        this.places = places;
        this.clock = clock;
    }

    /**
     * An appointment as it is asked for.
     *
     * @param from null for now
     * @param until null for open
     */
    record Wanted(
            Role role,
            PlaceRef place,
            @Nullable Instant from,
            @Nullable Instant until) {

        Wanted(Role role, PlaceRef place) {
            this(role, place, null, null);
        }
    }

    /**
     * Within the caller's transaction. Returns the grant's id.
     *
     * @param person whom; asked for only when the viewer may appoint there, so that nobody else learns who has an account
     */
    long appoint(Viewer viewer, Wanted wanted, LongSupplier person) {
        PlacePath path = paths.of(wanted.place())
                .filter(there -> viewer.may(Permission.APPOINT, there))
                .orElseThrow(() -> Declined.at("place", RoleErrorCode.NOT_FOUND));
        if (!viewer.holds(own -> own.mayAppoint(wanted.role()), path)) {
            throw Declined.at("role", RoleErrorCode.ROLE_TOO_HIGH, wanted.role().title());
        }
        long appointee = person.getAsLong();
        if (appointee == viewer.personId()) {
            throw Declined.at("phone", RoleErrorCode.ONESELF);
        }
        return give(appointee, wanted, path, viewer.personId());
    }

    /** Gives an operator's role on the command line's word, within the caller's transaction. */
    long appointOperator(long personId, RegionCode region) {
        Wanted wanted = new Wanted(Role.OPERATOR, new PlaceRef(PlaceKind.REGION, region.value()));
        PlacePath path = paths.of(wanted.place()).orElseThrow(() -> Declined.at("place", RoleErrorCode.NOT_FOUND));
        return give(personId, wanted, path, null);
    }

    /** A rider's own word, within the caller's transaction. */
    long registerRider(Viewer viewer, RegionCode county) {
        Wanted wanted = new Wanted(Role.RIDER, new PlaceRef(PlaceKind.REGION, county.value()));
        PlacePath path = paths.of(wanted.place())
                .filter(there -> isGroundFor(Role.RIDER, wanted.place()))
                .orElseThrow(() -> Declined.at("county", RoleErrorCode.NOT_FOUND));
        return give(viewer.personId(), wanted, path, viewer.personId());
    }

    private long give(long personId, Wanted wanted, PlacePath path, @Nullable Long by) {
        if (!isGroundFor(wanted.role(), wanted.place())) {
            throw Declined.at("place", RoleErrorCode.WRONG_PLACE, wanted.role().title());
        }
        Instant now = clock.instant();
        Instant from = wanted.from() == null || wanted.from().isBefore(now) ? now : wanted.from();
        if (wanted.until() != null && !wanted.until().isAfter(from)) {
            throw Declined.at("until", RoleErrorCode.WRONG_TIME);
        }
        return grants.give(new RoleGrants.Giving(personId, wanted.role(), path, from, wanted.until(), by));
    }

    private boolean isGroundFor(Role role, PlaceRef place) {
        Object there = places.of(List.of(place)).get(place);
        return there != null && role.holdsAt(there);
    }

    /** Ends an appointment; one's own too. */
    @Transactional
    public RoleGrantRow end(Viewer viewer, long id, int version) {
        RoleGrantRow row = grants.find(id)
                .filter(found -> maySee(viewer, found))
                .orElseThrow(() -> Declined.at("roleGrant", RoleErrorCode.NOT_FOUND));
        if (row.role() == Role.RESIDENT) {
            throw Declined.at("roleGrant", RoleErrorCode.COMES_WITH_HOUSEHOLD);
        }
        grants.end(id, version, viewer.personId());
        return grants.find(id).orElseThrow();
    }

    /** One's own, and those one may give oneself. */
    boolean maySee(Viewer viewer, RoleGrantRow row) {
        return row.personId() == viewer.personId() || mayGive(viewer, row);
    }

    private boolean mayGive(Viewer viewer, RoleGrantRow row) {
        Predicate<Role> above = own -> own.mayAppoint(row.role());
        Optional<PlacePath> path = paths.of(row.place());
        return path.isPresent() && viewer.holds(above, path.get());
    }

    /**
     * The appointments within a region.
     *
     * @throws Denied NOT_FOUND if the viewer appoints nobody there
     */
    List<RoleGrantRow> within(Viewer viewer, RegionCode region, RoleCursor after, int limit) {
        PlacePath path = paths.of(new PlaceRef(PlaceKind.REGION, region.value()))
                .orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        viewer.require(Permission.APPOINT, path);
        return grants.appointedWithin(region, after, limit);
    }
}

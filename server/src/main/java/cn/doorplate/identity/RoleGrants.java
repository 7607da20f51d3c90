package cn.doorplate.identity;

import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which roles people hold at which places, from and until. Who may give them is for the callers to ask. */
@Service
public class RoleGrants {

    private final RoleGrantMapper rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RoleGrants(RoleGrantMapper rows, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A role to be given.
     *
     * @param where with all that the place lies in
     * @param until null for open
     * @param by who gives it; null for the command line
     */
    public record Giving(
            long personId,
            Role role,
            PlacePath where,
            Instant from,
            @Nullable Instant until,
            @Nullable Long by) {}

    /** The roles in force at that time. */
    List<Grant> heldBy(long personId, Instant at) {
        return rows.heldBy(personId, at).stream().map(RoleGrantRow::toGrant).toList();
    }

    /** Those in force and those to come, the oldest first. */
    List<RoleGrantRow> notEnded(long personId) {
        return rows.notEnded(personId, clock.instant());
    }

    /** The row, whether it has ended or not. */
    Optional<RoleGrantRow> find(long id) {
        return Optional.ofNullable(rows.selectById(id));
    }

    /**
     * Gives a role, within the caller's transaction.
     *
     * @return the id of the grant
     * @throws Declined ALREADY_HELD if the person holds it there in that time
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long give(Giving giving) {
        PlaceRef place = giving.where().place();
        rows.lockPerson(giving.personId());
        if (rows.overlapping(giving.personId(), giving.role(), place.kind(), place.id(), giving.from()) != null) {
            throw Declined.because(RoleErrorCode.ALREADY_HELD);
        }
        long id = Ids.next();
        boolean byAppointment = giving.role() != Role.RESIDENT && giving.role() != Role.RIDER;
        rows.insert(new RoleGrantRow(
                id,
                giving.personId(),
                giving.role(),
                place.kind(),
                place.id(),
                giving.where().region().firstBelow(RegionLevel.COMMUNITY),
                byAppointment,
                giving.from(),
                giving.until(),
                giving.by(),
                null,
                0));
        events.publishEvent(
                new RoleGiven(id, giving.personId(), giving.role(), place, giving.from(), giving.until(), giving.by()));
        return id;
    }

    /**
     * Ends a role now, within the caller's transaction.
     *
     * @param version as the caller read it
     * @param by who ends it; null for the system
     * @throws Declined CONFLICT if it was changed, or has ended, since
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(long id, int version, @Nullable Long by) {
        RoleGrantRow row = rows.selectById(id);
        if (row == null || !ended(row, version, by)) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }

    /** Ends a role now if it has not ended yet, within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(long id, @Nullable Long by) {
        RoleGrantRow row = rows.selectById(id);
        if (row != null) {
            ended(row, row.version(), by);
        }
    }

    private boolean ended(RoleGrantRow row, int version, @Nullable Long by) {
        if (rows.end(row.id(), version, by, clock.instant()) != 1) {
            return false;
        }
        events.publishEvent(new RoleEnded(row.id(), row.personId(), row.role(), row.place(), by));
        return true;
    }

    /** The appointments in force or to come within a region, of the wider regions first. */
    List<RoleGrantRow> appointedWithin(RegionCode region, RoleCursor after, int limit) {
        return rows.appointedWithin(
                region.firstBelow(RegionLevel.COMMUNITY),
                region.lastBelow(RegionLevel.COMMUNITY),
                after.regionCode(),
                after.id(),
                clock.instant(),
                limit);
    }

    /** The appointments that these persons hold, held and are to hold; one statement. */
    public List<RoleGrant> appointmentsOf(Collection<Long> personIds) {
        return personIds.isEmpty()
                ? List.of()
                : rows.appointmentsOf(personIds).stream()
                        .map(RoleGrantRow::toRoleGrant)
                        .toList();
    }

    /** All that a person ever held, the oldest first. */
    List<RoleGrantRow> allOf(long personId) {
        return rows.allOf(personId);
    }
}

package cn.doorplate.resident;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.HouseholdDoor;
import cn.doorplate.place.HouseholdDoors;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where people say they live, and that they do so no longer. */
@Component
class Households {

    /** Of one person at a time; a landlord with more asks the community's office. */
    static final int MOST = 10;

    private final MembershipMapper rows;
    private final HouseholdDoors doors;
    private final PlacePaths paths;
    private final PersonFiles people;
    private final ResidentRoles roles;
    private final GuardianshipMapper guardianships;
    private final HouseholdNews news;
    private final Clock clock;

    Households(
            MembershipMapper rows,
            HouseholdDoors doors,
            PlacePaths paths,
            PersonFiles people,
            ResidentRoles roles,
            GuardianshipMapper guardianships,
            HouseholdNews news,
            Clock clock) {
        this.rows = rows;
        this.doors = doors;
        this.paths = paths;
        this.people = people;
        this.roles = roles;
        this.guardianships = guardianships;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Asks for a household, within the caller's transaction.
     *
     * @return the membership's id
     */
    long join(long personId, long buildingId, @Nullable Long unitId, String door) {
        people.lock(List.of(personId));
        requireAccount(personId);
        return ask(find(buildingId, unitId, door).id(), personId, personId);
    }

    /**
     * For who holds the person's lock. Servers know a session for a second after its account was closed; what was entered then
     * nobody would remove any more.
     *
     * @throws Denied UNAUTHORIZED if the account was closed
     */
    void requireAccount(long personId) {
        PersonFile file = people.of(List.of(personId)).get(personId);
        if (file == null || !file.hasAccount()) {
            throw new Denied(Denied.Why.UNAUTHORIZED);
        }
    }

    private HouseholdDoor find(long buildingId, @Nullable Long unitId, String door) {
        List<HouseholdDoor> found = doors.at(buildingId, unitId, door);
        if (found.isEmpty()) {
            throw Declined.at("door", HouseholdErrorCode.NO_SUCH_HOUSEHOLD);
        }
        if (found.size() > 1) {
            throw Declined.at("unit", HouseholdErrorCode.UNIT_NEEDED);
        }
        return found.get(0);
    }

    /** The same for somebody else, where the caller holds that person's lock. */
    long ask(long householdId, long personId, long askedBy) {
        List<MembershipRow> live = rows.liveNow(List.of(personId));
        if (live.stream().anyMatch(row -> row.householdId() == householdId)) {
            throw Declined.because(HouseholdErrorCode.ALREADY);
        }
        if (live.size() >= MOST) {
            throw Declined.because(HouseholdErrorCode.TOO_MANY);
        }
        if (!doors.lock(householdId)) {
            throw Declined.at("door", HouseholdErrorCode.NO_SUCH_HOUSEHOLD);
        }
        PlacePath path = Optional.ofNullable(
                        paths.ofHouseholds(List.of(householdId)).get(householdId))
                .orElseThrow(() -> Declined.at("door", HouseholdErrorCode.NO_SUCH_HOUSEHOLD));
        long id = Ids.next();
        rows.insert(MembershipRow.asked(
                id, householdId, personId, askedBy, path.region().value(), clock.instant()));
        return id;
    }

    /**
     * Ends one's own, or that of a dependant whom one entered.
     *
     * @throws Declined NOT_FOUND if it is another's; CONFLICT if it was changed since, or has ended
     */
    @Transactional
    public MembershipRow leave(Viewer viewer, long id, int version) {
        MembershipRow row = Optional.ofNullable(rows.selectById(id))
                .filter(found -> mayLeave(viewer.personId(), found))
                .orElseThrow(() -> Declined.at("membership", CommonErrorCode.NOT_FOUND));
        people.lock(List.of(row.personId()));
        end(row, version, null, viewer.personId());
        if (row.personId() != viewer.personId()) {
            news.left(row, viewer.personId());
        }
        return now(id);
    }

    private boolean mayLeave(long viewer, MembershipRow row) {
        return row.personId() == viewer || (row.askedBy() == viewer && guardianships.isActive(viewer, row.personId()));
    }

    /** Ends it and the role that came with it, within the transaction of a caller who holds the person's lock. */
    void end(MembershipRow row, int version, byte @Nullable [] reason, @Nullable Long by) {
        MembershipRow live = rows.liveNow(List.of(row.personId())).stream()
                .filter(each -> each.id() == row.id())
                .findFirst()
                .orElseThrow(() -> Declined.because(CommonErrorCode.CONFLICT));
        if (rows.end(row.id(), version, reason, by, clock.instant()) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        roles.end(live, by);
    }

    /** Ends all of a person, within the caller's transaction. */
    void endAllOf(long personId, @Nullable Long by) {
        people.lock(List.of(personId));
        rows.liveNow(List.of(personId)).forEach(row -> end(row, row.version(), null, by));
    }

    /** The newest first. */
    List<MembershipRow> of(long personId) {
        return rows.of(List.of(personId));
    }

    MembershipRow now(long id) {
        return Optional.ofNullable(rows.selectById(id))
                .orElseThrow(() -> Declined.at("membership", CommonErrorCode.NOT_FOUND));
    }
}

package cn.doorplate.casework;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.HouseholdDoor;
import cn.doorplate.place.HouseholdDoors;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.resident.Doorsteps;
import cn.doorplate.resident.Guardianships;
import cn.doorplate.resident.Neighbours;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds for whom somebody files a case, and whether they may: a dependant, who lives in their place, or who called. */
@Component
class FilingFor {

    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_DOOR = 32;
    private static final String NAMELESS = "来电人";

    /** Who files for who calls. */
    private static final Set<Role> OFFICES =
            EnumSet.of(Role.PROPERTY_STAFF, Role.COMMUNITY_STAFF, Role.STREET_STAFF, Role.COUNTY_STAFF);

    /** Who files for who lives in their place. */
    private static final Set<Role> NEAR = EnumSet.of(
            Role.TEN_HOUSEHOLD_HEAD,
            Role.BUILDING_HEAD,
            Role.GRID_WORKER,
            Role.PROPERTY_STAFF,
            Role.COMMUNITY_STAFF,
            Role.STREET_STAFF,
            Role.COUNTY_STAFF);

    private static final Set<Role> READERS = EnumSet.of(Role.GRID_WORKER, Role.COMMUNITY_STAFF);

    private final Guardianships guardianships;
    private final Doorsteps doorsteps;
    private final Neighbours neighbours;
    private final HouseholdDoors doors;
    private final PlacePaths paths;
    private final PersonFiles people;
    private final CaseCallerMapper callers;
    private final CaseWriting writing;

    FilingFor(
            Guardianships guardianships,
            Doorsteps doorsteps,
            Neighbours neighbours,
            HouseholdDoors doors,
            PlacePaths paths,
            PersonFiles people,
            CaseCallerMapper callers,
            CaseWriting writing) {
        this.callers = callers;
        this.writing = writing;
        this.guardianships = guardianships;
        this.doorsteps = doorsteps;
        this.neighbours = neighbours;
        this.doors = doors;
        this.paths = paths;
        this.people = people;
    }

    /**
     * Within the caller's transaction: who is not known yet is entered.
     *
     * @param there where the case is
     * @throws Declined NOT_FOR_THEM or PHONE, or for words that may not stand there
     */
    FiledFor find(Viewer viewer, @Nullable CaseForInput whom, PlacePath there) {
        if (whom == null) {
            return FiledFor.oneself(viewer.personId());
        }
        if (whom.dependant() != null) {
            return dependant(viewer, whom.dependant());
        }
        if (whom.resident() != null) {
            return resident(viewer, whom.resident());
        }
        if (whom.neighbour() != null) {
            return neighbour(viewer, whom.neighbour());
        }
        return caller(viewer, whom.caller(), there);
    }

    private FiledFor dependant(Viewer viewer, String relation) {
        long person = viewer.personId();
        long dependant = guardianships
                .dependant(person, Ids.fromOpaque(relation, () -> notForThem("forWhom.dependant")))
                .orElseThrow(() -> notForThem("forWhom.dependant"));
        return new FiledFor(person, person, dependant, null, null);
    }

    private FiledFor resident(Viewer viewer, String opaque) {
        long person = Ids.fromOpaque(opaque, () -> notForThem("forWhom.resident"));
        Doorsteps.Home home = doorsteps
                .where(List.of(person), path -> viewer.may(Permission.READ_RESIDENTS, path))
                .get(person);
        if (home == null || person == viewer.personId()) {
            throw notForThem("forWhom.resident");
        }
        Grant as = grant(viewer, READERS, home.path()).orElseThrow(() -> notForThem("forWhom.resident"));
        return new FiledFor(viewer.personId(), person, null, as, null);
    }

    /** Found by exactly their name behind that door; else entered as somebody without an account. */
    private FiledFor neighbour(Viewer viewer, CaseForInput.Neighbour input) {
        String name = SaidText.required("forWhom.neighbour.name", input.name(), LONGEST_NAME);
        String door = SaidText.required("forWhom.neighbour.door", input.door(), LONGEST_DOOR);
        String phone = DialledNumber.optional("forWhom.neighbour.phone", input.phone());
        long building = Ids.fromOpaque(input.building(), () -> notForThem("forWhom.neighbour.building"));
        Long unit = input.unit() == null
                ? null
                : (Long) Ids.fromOpaque(input.unit(), () -> notForThem("forWhom.neighbour.unit"));
        Map<Long, PlacePath> homes = paths.ofHouseholds(
                doors.at(building, unit, door).stream().map(HouseholdDoor::id).toList());
        Map<Long, PlacePath> own = homes.entrySet().stream()
                .filter(home -> grant(viewer, NEAR, home.getValue()).isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Grant as = own.values().stream()
                .flatMap(path -> grant(viewer, NEAR, path).stream())
                .findFirst()
                .orElseThrow(() -> notForThem("forWhom.neighbour"));
        long person = named(own, name).orElseGet(() -> entered(name, phone, viewer));
        if (person == viewer.personId()) {
            throw notForThem("forWhom.neighbour");
        }
        return new FiledFor(viewer.personId(), person, null, as, phone);
    }

    private Optional<Long> named(Map<Long, PlacePath> homes, String name) {
        List<Long> found = neighbours.in(homes.keySet()).values().stream()
                .flatMap(List::stream)
                .filter(it -> name.equals(it.name()))
                .map(Neighbours.Neighbour::personId)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private FiledFor caller(Viewer viewer, CaseForInput.@Nullable Caller caller, PlacePath there) {
        Grant as = grant(viewer, OFFICES, there).orElseThrow(() -> notForThem("forWhom.caller"));
        if (caller == null) {
            throw notForThem("forWhom");
        }
        String given = SaidText.optional("forWhom.caller.name", caller.name(), LONGEST_NAME);
        String phone = DialledNumber.optional("forWhom.caller.phone", caller.phone());
        if (phone == null) {
            throw Declined.at("forWhom.caller.phone", CaseErrorCode.PHONE);
        }
        long person = entered(given == null ? NAMELESS : given, phone, viewer);
        return new FiledFor(viewer.personId(), person, null, as, phone);
    }

    /** Somebody without an account, who is forgotten with the last of their cases. */
    private long entered(String name, @Nullable String phone, Viewer viewer) {
        long person = people.enterCaller(name, DialledNumber.mobile(phone).orElse(null), viewer.personId());
        callers.enter(person, writing.now());
        return person;
    }

    private static Optional<Grant> grant(Viewer viewer, Set<Role> roles, PlacePath there) {
        return viewer.grants().stream()
                .filter(grant -> roles.contains(grant.role()) && there.contains(grant.place()))
                .findFirst();
    }

    private static Declined notForThem(String field) {
        return Declined.at(field, CaseErrorCode.NOT_FOR_THEM);
    }
}

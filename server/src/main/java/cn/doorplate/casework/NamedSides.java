package cn.doorplate.casework;

import cn.doorplate.identity.PersonFiles;
import cn.doorplate.place.HouseholdDoor;
import cn.doorplate.place.HouseholdDoors;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.Phone;
import cn.doorplate.resident.Doorsteps;
import cn.doorplate.resident.Neighbours;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The other sides of a dispute as who files it names them. It is looked for who they are: by their phone, or by household or door and
 * name; by as many statements for five as for one. Also of those who are not told, for none of them may handle the case.
 */
@Component
class NamedSides {

    static final String NAME = "case.side.name";
    static final String PHONE = "case.side.phone";
    static final String DOOR = "case.side.door";

    private static final int MOST = 5;
    private static final int LONGEST = 32;

    private final HouseholdDoors doors;
    private final Neighbours neighbours;
    private final PersonFiles people;
    private final Doorsteps doorsteps;
    private final PlacePaths paths;

    NamedSides(HouseholdDoors doors, Neighbours neighbours, PersonFiles people, Doorsteps doorsteps, PlacePaths paths) {
        this.paths = paths;
        this.doorsteps = doorsteps;
        this.doors = doors;
        this.neighbours = neighbours;
        this.people = people;
    }

    /** As it was written, looked at. */
    private record Side(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String door,
            @Nullable Long household,
            boolean tell) {

        /** Whether they are to be told may be decided otherwise. */
        Side told(boolean decided) {
            return new Side(name, phone, door, household, decided);
        }

        boolean isNobody() {
            return name == null && phone == null && door == null && household == null;
        }
    }

    /**
     * What is on file of them.
     *
     * @param near who of those with these phones lives in the community: a stranger elsewhere is told nothing by anybody who has
     *     their number
     */
    private record OnFile(
            Map<Phone, Long> phones,
            Set<Long> near,
            Map<String, List<HouseholdDoor>> doors,
            Map<Long, List<Neighbours.Neighbour>> homes) {

        boolean isNear(long person) {
            return near.contains(person) || !phones.containsValue(person);
        }
    }

    /**
     * Rows to be inserted.
     *
     * @param first the ordinal of the first
     * @throws Declined SIDES or PHONE, or for words that may not stand there
     */
    List<CasePartyRow> rows(
            long caseId,
            int first,
            List<DisputeSideInput> inputs,
            FiledPlace at,
            FiledFor whose,
            Keyring ring,
            Instant now) {
        List<Side> sides = read(inputs);
        refuseFar(sides, at);
        OnFile onFile = onFile(sides, at);
        Long unit = at.unitId();
        List<CasePartyRow> rows = new ArrayList<>();
        for (Side side : sides) {
            Long person = person(side, onFile, unit);
            if (person != null && (person == whose.raiser() || person == whose.writer())) {
                throw Declined.at("otherSides[" + rows.size() + "]", CaseErrorCode.SIDES);
            }
            boolean tell = side.tell() && (person == null || onFile.isNear(person));
            rows.add(row(caseId, first + rows.size(), side.told(tell), person, whose.raiser(), ring, now));
        }
        return rows;
    }

    private static List<Side> read(List<DisputeSideInput> inputs) {
        if (inputs.isEmpty() || inputs.size() > MOST) {
            throw Declined.at("otherSides", CaseErrorCode.SIDES);
        }
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> read("otherSides[" + i + "]", inputs.get(i)))
                .toList();
    }

    private static Side read(String field, DisputeSideInput input) {
        String household = input.household();
        Side side = new Side(
                SaidText.optional(field + ".name", input.name(), LONGEST),
                DialledNumber.optional(field + ".phone", input.phone()),
                SaidText.optional(field + ".door", input.door(), LONGEST),
                household == null
                        ? null
                        : (Long)
                                Ids.fromOpaque(household, () -> Declined.at(field + ".household", CaseErrorCode.SIDES)),
                input.tell());
        if (side.isNobody()) {
            throw Declined.at(field, CaseErrorCode.SIDES);
        }
        return side;
    }

    /** A household that is named by its id lies in the community: nobody far away is told anything, whoever made up the id. */
    private void refuseFar(List<Side> sides, FiledPlace at) {
        List<Long> named =
                sides.stream().map(Side::household).filter(Objects::nonNull).toList();
        if (named.isEmpty()) {
            return;
        }
        Map<Long, PlacePath> found = paths.ofHouseholds(named);
        for (int i = 0; i < sides.size(); i++) {
            Long household = sides.get(i).household();
            PlacePath path = household == null ? null : found.get(household);
            if (household != null && (path == null || !at.community().equals(path.region()))) {
                throw Declined.at("otherSides[" + i + "].household", CaseErrorCode.SIDES);
            }
        }
    }

    private OnFile onFile(List<Side> sides, FiledPlace at) {
        Set<Phone> phones = sides.stream()
                .flatMap(side -> DialledNumber.mobile(side.phone()).stream())
                .collect(Collectors.toSet());
        Set<String> written =
                sides.stream().map(Side::door).filter(Objects::nonNull).collect(Collectors.toSet());
        Long building = at.buildingId();
        Map<String, List<HouseholdDoor>> found = building == null ? Map.of() : doors.at(building, written);
        Set<Long> households = Stream.concat(
                        sides.stream().map(Side::household).filter(Objects::nonNull),
                        found.values().stream().flatMap(List::stream).map(HouseholdDoor::id))
                .collect(Collectors.toSet());
        Map<Phone, Long> persons = people.byPhones(phones);
        Set<Long> near = doorsteps
                .where(persons.values(), path -> path.region().equals(at.community()))
                .keySet();
        return new OnFile(persons, near, found, neighbours.in(households));
    }

    /** Null where it is not certain who it is: then a person finds it out. */
    private static @Nullable Long person(Side side, OnFile onFile, @Nullable Long unit) {
        Long byPhone =
                DialledNumber.mobile(side.phone()).map(onFile.phones()::get).orElse(null);
        if (byPhone != null) {
            return byPhone;
        }
        List<Long> found = homes(side, onFile, unit).stream()
                .flatMap(home -> onFile.homes().getOrDefault(home, List.of()).stream())
                .filter(it -> side.name() == null || side.name().equals(it.name()))
                .map(Neighbours.Neighbour::personId)
                .distinct()
                .toList();
        return found.size() == 1 ? found.get(0) : null;
    }

    /** A door that several units of the building have is the one in the unit where it is. */
    private static List<Long> homes(Side side, OnFile onFile, @Nullable Long unit) {
        Long household = side.household();
        if (household != null) {
            return List.of(household);
        }
        String door = side.door();
        List<HouseholdDoor> all = door == null ? List.of() : onFile.doors().getOrDefault(door, List.of());
        List<HouseholdDoor> near =
                all.stream().filter(it -> Objects.equals(it.unitId(), unit)).toList();
        return (near.isEmpty() ? all : near).stream().map(HouseholdDoor::id).toList();
    }

    private static CasePartyRow row(
            long caseId, int ordinal, Side side, @Nullable Long person, long raiser, Keyring ring, Instant now) {
        return new CasePartyRow(
                caseId,
                ordinal,
                CaseSide.OTHER_SIDE,
                person,
                raiser,
                sealed(raiser, NAME, side.name(), ring),
                sealed(raiser, PHONE, side.phone(), ring),
                sealed(raiser, DOOR, side.door(), ring),
                side.household(),
                side.tell(),
                null,
                0,
                now);
    }

    static byte @Nullable [] sealed(long owner, String purpose, @Nullable String plain, Keyring ring) {
        return plain == null ? null : ring.seal(owner, purpose, plain);
    }
}

package cn.doorplate.resident;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.HouseholdDoor;
import cn.doorplate.place.HouseholdDoors;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.privacy.Masks;
import cn.doorplate.shared.Denied;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Residents by their doors, for the staff of the places where they live: masked, and in the log before they are seen. */
@Service
public class Doorsteps {

    private final StaffReading reading;
    private final MembershipMapper memberships;
    private final PlacePaths paths;
    private final HouseholdDoors doors;
    private final Places places;
    private final PersonFiles people;

    Doorsteps(
            StaffReading reading,
            MembershipMapper memberships,
            PlacePaths paths,
            HouseholdDoors doors,
            Places places,
            PersonFiles people) {
        this.reading = reading;
        this.memberships = memberships;
        this.paths = paths;
        this.doors = doors;
        this.places = places;
        this.people = people;
    }

    /** That a person lives somewhere. */
    public record Home(long householdId, PlacePath path) {}

    /**
     * The code of the community in which the place lies.
     *
     * @throws Denied NOT_FOUND if the viewer reads no residents there
     */
    public long community(Viewer viewer, PlaceRef within) {
        return reading.region(viewer, Permission.READ_RESIDENTS, within);
    }

    /** Whether the viewer reads the residents behind a door. */
    public boolean mayRead(Viewer viewer, PlacePath home) {
        return viewer.may(Permission.READ_RESIDENTS, home);
    }

    /** A home of each of these persons who lives there today: of several the one that was entered first. */
    public Map<Long, Home> where(Collection<Long> persons, Predicate<PlacePath> there) {
        if (persons.isEmpty()) {
            return Map.of();
        }
        List<MembershipRow> rows = memberships.confirmedOf(persons);
        Map<Long, PlacePath> found =
                paths.ofHouseholds(rows.stream().map(MembershipRow::householdId).collect(Collectors.toSet()));
        Map<Long, Home> homes = new LinkedHashMap<>();
        for (MembershipRow row : rows) {
            PlacePath path = found.get(row.householdId());
            if (path != null && there.test(path)) {
                homes.putIfAbsent(row.personId(), new Home(row.householdId(), path));
            }
        }
        return homes;
    }

    /**
     * Who lives there, as the viewer may see it. Each is in the log before; when that fails, nothing is shown.
     *
     * @param homes by person, of {@link #where}
     * @param what a short code, whose words are {@code access.CODE} in messages.properties
     */
    public Map<Long, Doorstep> read(Viewer viewer, Map<Long, Home> homes, String what) {
        reading.record(viewer, homes.keySet(), what, false, "");
        Map<Long, PersonFile> files = people.of(homes.keySet());
        Map<Long, String> words = words(homes.values());
        return homes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            Home home = entry.getValue();
            String name = Optional.ofNullable(files.get(entry.getKey()))
                    .map(PersonFile::name)
                    .map(Masks::name)
                    .orElse(null);
            return new Doorstep(
                    entry.getKey(),
                    name,
                    words.get(home.householdId()),
                    home.path().region().value());
        }));
    }

    private Map<Long, String> words(Collection<Home> homes) {
        Map<Long, HouseholdDoor> found =
                doors.of(homes.stream().map(Home::householdId).collect(Collectors.toSet()));
        Map<PlaceRef, Object> named =
                places.of(found.values().stream().flatMap(Doorsteps::around).collect(Collectors.toSet()));
        return found.values().stream()
                .collect(Collectors.toMap(
                        HouseholdDoor::id,
                        door -> Stream.concat(around(door).map(place -> name(named.get(place))), Stream.of(door.door()))
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining())));
    }

    private static @Nullable String name(@Nullable Object place) {
        return Places.nameOf(place);
    }

    private static Stream<PlaceRef> around(HouseholdDoor door) {
        PlaceRef building = new PlaceRef(PlaceKind.BUILDING, door.buildingId());
        Long unit = door.unitId();
        return unit == null ? Stream.of(building) : Stream.of(building, new PlaceRef(PlaceKind.UNIT, unit));
    }
}

package cn.doorplate.hall;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleHolding;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.HouseholdDoor;
import cn.doorplate.place.HouseholdDoors;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.Regions;
import cn.doorplate.resident.Doorsteps;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where those live who ask for errands, and who is near enough to run them. */
@Component
class ErrandPlaces {

    private static final List<Role> VOLUNTEERS = Arrays.stream(Role.values())
            .filter(Permission.TAKE_ERRANDS::comesWith)
            .toList();

    private final Doorsteps doorsteps;
    private final PlacePaths paths;
    private final HouseholdDoors doors;
    private final Places places;
    private final Regions regions;
    private final RoleHolding holding;

    ErrandPlaces(
            Doorsteps doorsteps,
            PlacePaths paths,
            HouseholdDoors doors,
            Places places,
            Regions regions,
            RoleHolding holding) {
        this.doorsteps = doorsteps;
        this.paths = paths;
        this.doors = doors;
        this.places = places;
        this.regions = regions;
        this.holding = holding;
    }

    /** Where a person lives; where they live nowhere that was confirmed, where who asks for them does. */
    Optional<Doorsteps.Home> home(long person, long asker) {
        Map<Long, Doorsteps.Home> homes = doorsteps.where(List.of(person, asker), path -> true);
        return Optional.ofNullable(homes.get(person)).or(() -> Optional.ofNullable(homes.get(asker)));
    }

    /** Whether the viewer may run errands for who lives there. */
    boolean may(Viewer viewer, ErrandRow row) {
        PlacePath path = paths.ofHouseholds(List.of(row.householdId())).get(row.householdId());
        return path != null && viewer.may(Permission.TAKE_ERRANDS, path);
    }

    /** Those of these that the viewer may run. */
    List<ErrandRow> of(Viewer viewer, List<ErrandRow> all) {
        Map<Long, PlacePath> found =
                paths.ofHouseholds(all.stream().map(ErrandRow::householdId).collect(Collectors.toSet()));
        return all.stream()
                .filter(row -> found.containsKey(row.householdId())
                        && viewer.may(Permission.TAKE_ERRANDS, found.get(row.householdId())))
                .toList();
    }

    /** As what the viewer runs it: the role that holds nearest to the door. */
    Role role(Viewer viewer, ErrandRow row) {
        PlacePath path = paths.ofHouseholds(List.of(row.householdId())).get(row.householdId());
        return (path == null ? Stream.<PlaceRef>empty() : path.places().stream())
                .flatMap(place -> viewer.grants().stream()
                        .filter(grant -> grant.place().equals(place) && VOLUNTEERS.contains(grant.role())))
                .map(Grant::role)
                .findFirst()
                .orElse(Role.COMMUNITY_STAFF);
    }

    /** The communities in which the viewer may run any. */
    Set<Long> communities(Viewer viewer) {
        Set<PlaceRef> where = viewer.grants().stream()
                .filter(grant -> VOLUNTEERS.contains(grant.role()))
                .map(Grant::place)
                .collect(Collectors.toSet());
        return where.isEmpty()
                ? Set.of()
                : paths.of(where).values().stream()
                        .map(PlacePath::region)
                        .filter(region -> region.level() == RegionLevel.COMMUNITY)
                        .map(RegionCode::value)
                        .collect(Collectors.toSet());
    }

    /** Who may run errands for who lives there. */
    List<Long> volunteers(PlacePath path) {
        List<Grant> grants = path.places().stream()
                .filter(place -> place.kind() != PlaceKind.REGION
                        || place.id() == path.region().value())
                .flatMap(place -> VOLUNTEERS.stream().map(role -> new Grant(role, place)))
                .toList();
        return holding.at(grants).values().stream()
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** What communities are called. */
    Map<RegionCode, String> areas(Collection<ErrandRow> all) {
        return regions.shortNames(all.stream().map(ErrandRow::region).collect(Collectors.toSet()));
    }

    /** The doors behind which households are, in words; three statements however many they are. */
    Map<Long, String> addresses(Collection<ErrandRow> all) {
        Map<Long, HouseholdDoor> found =
                doors.of(all.stream().map(ErrandRow::householdId).collect(Collectors.toSet()));
        Map<PlaceRef, String> named = places.names(
                found.values().stream().flatMap(ErrandPlaces::around).collect(Collectors.toSet()));
        Map<RegionCode, String> areas = areas(all);
        Map<Long, String> addresses = new HashMap<>();
        for (ErrandRow row : all) {
            HouseholdDoor door = found.get(row.householdId());
            String inside = door == null
                    ? ""
                    : around(door).map(place -> named.getOrDefault(place, "")).collect(Collectors.joining())
                            + door.door();
            addresses.put(row.id(), areas.getOrDefault(row.region(), "") + inside);
        }
        return addresses;
    }

    private static Stream<PlaceRef> around(HouseholdDoor door) {
        PlaceRef building = new PlaceRef(PlaceKind.BUILDING, door.buildingId());
        Long unit = door.unitId();
        return unit == null ? Stream.of(building) : Stream.of(building, new PlaceRef(PlaceKind.UNIT, unit));
    }
}

package cn.doorplate.resident;

import cn.doorplate.place.Building;
import cn.doorplate.place.HouseholdDoor;
import cn.doorplate.place.HouseholdDoors;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

/** Where the households of memberships lie, many at once. */
@Controller
class MembershipController {

    private final HouseholdDoors doors;
    private final Places places;

    MembershipController(HouseholdDoors doors, Places places) {
        this.doors = doors;
        this.places = places;
    }

    @BatchMapping(typeName = "HouseholdMembership")
    Map<HouseholdMembership, String> door(List<HouseholdMembership> memberships) {
        return each(memberships, HouseholdDoor::door);
    }

    @BatchMapping(typeName = "HouseholdMembership")
    Map<HouseholdMembership, Building> building(List<HouseholdMembership> memberships) {
        Map<HouseholdMembership, PlaceRef> where =
                each(memberships, door -> new PlaceRef(PlaceKind.BUILDING, door.buildingId()));
        return served(where, Building.class);
    }

    @BatchMapping(typeName = "HouseholdMembership")
    Map<HouseholdMembership, Unit> unit(List<HouseholdMembership> memberships) {
        Map<HouseholdMembership, PlaceRef> where =
                each(memberships, door -> door.unitId() == null ? null : new PlaceRef(PlaceKind.UNIT, door.unitId()));
        return served(where, Unit.class);
    }

    private <T> Map<HouseholdMembership, T> served(Map<HouseholdMembership, PlaceRef> where, Class<T> type) {
        Map<PlaceRef, Object> found = places.of(where.values().stream().collect(Collectors.toSet()));
        Map<HouseholdMembership, T> served = new HashMap<>();
        where.forEach((membership, place) ->
                Optional.ofNullable(found.get(place)).ifPresent(each -> served.put(membership, type.cast(each))));
        return served;
    }

    private <T> Map<HouseholdMembership, T> each(
            List<HouseholdMembership> memberships, Function<HouseholdDoor, @Nullable T> part) {
        Map<Long, HouseholdDoor> found = doors.of(
                memberships.stream().map(HouseholdMembership::householdId).toList());
        Map<HouseholdMembership, T> parts = new HashMap<>();
        memberships.forEach(membership -> Optional.ofNullable(found.get(membership.householdId()))
                .map(part)
                .ifPresent(value -> parts.put(membership, value)));
        return parts;
    }
}

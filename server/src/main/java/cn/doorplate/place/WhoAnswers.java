package cn.doorplate.place;

import cn.doorplate.place.DoorplateMapper.Door;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who answers for a place now, at every level around it: of the same making as the contacts on its plate. */
@Service
public class WhoAnswers {

    private final PlaceMapper rows;
    private final PlacePaths paths;
    private final Places places;
    private final Buildings buildings;
    private final DoorContacts contacts;
    private final Doorplates doorplates;

    WhoAnswers(
            PlaceMapper rows,
            PlacePaths paths,
            Places places,
            Buildings buildings,
            DoorContacts contacts,
            Doorplates doorplates) {
        this.rows = rows;
        this.paths = paths;
        this.places = places;
        this.buildings = buildings;
        this.contacts = contacts;
        this.doorplates = doorplates;
    }

    /** The door behind a plate in use; who guesses codes is refused as anyone who scans them is. */
    public Optional<PlaceRef> doorOf(String typed, Caller caller) {
        Doorplate plate = doorplates.look(typed, caller);
        if (plate.unit() != null) {
            return Optional.of(
                    new PlaceRef(PlaceKind.UNIT, Ids.fromOpaque(plate.unit().id())));
        }
        return Optional.ofNullable(plate.building())
                .map(building -> new PlaceRef(PlaceKind.BUILDING, Ids.fromOpaque(building.id())));
    }

    /** Nearest first, also where nobody answers; empty if there is no such place. Some twelve statements at most. */
    public Optional<List<ResponsibleLevel>> at(PlaceRef place) {
        return around(place)
                .map(around -> contacts.at(List.of(around)).get(0).stream()
                        .map(WhoAnswers::level)
                        .toList());
    }

    private static ResponsibleLevel level(DoorContacts.Contacts contacts) {
        Surroundings.Place at = contacts.at();
        return new ResponsibleLevel(at.level(), at.ref(), at.name(), contacts.cards());
    }

    private Optional<Surroundings> around(PlaceRef place) {
        return switch (place.kind()) {
            case UNIT ->
                rows.units(List.of(place.id())).stream()
                        .findFirst()
                        .flatMap(unit -> aroundDoor(new Door(unit.buildingId(), unit.id())));
            case BUILDING -> aroundDoor(new Door(place.id(), null));
            case GRID, COMPOUND, REGION -> paths.of(place).map(path -> Surroundings.of(path, places.of(path.places())));
        };
    }

    private Optional<Surroundings> aroundDoor(Door door) {
        @Nullable Building building =
                buildings.byIds(List.of(door.buildingId())).stream().findFirst().orElse(null);
        if (building == null) {
            return Optional.empty();
        }
        PlateGround ground = PlateGround.read(rows, List.of(door));
        return Optional.of(Surroundings.of(
                ground.unit(door), ground.building(door), ground.gridPaths(door), building.regionPath()));
    }
}

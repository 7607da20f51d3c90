package cn.doorplate.place;

import cn.doorplate.shared.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The doors of a place and the plates on them, for who prints plates: a building has one for itself and one for each unit. */
@Service
public class PlateDoors {

    /** Buildings before their units, and 2栋 before 10栋. */
    private static final Comparator<PlateDoorRow> WALK = Comparator.comparing(
                    PlateDoorRow::compound, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(PlateDoorRow::building, PlateDoors::byNumber)
            .thenComparing(PlateDoorRow::buildingId)
            .thenComparing(PlateDoorRow::unit, Comparator.nullsFirst(PlateDoors::byNumber))
            .thenComparing(PlateDoorRow::code, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final int LOCKED_AT_ONCE = 500;

    private final PlateDoorMapper rows;
    private final PlaceLoadMapper locks;
    private final PlateRegister register;
    private final PlaceLoad load;

    PlateDoors(PlateDoorMapper rows, PlaceLoadMapper locks, PlateRegister register, PlaceLoad load) {
        this.rows = rows;
        this.locks = locks;
        this.register = register;
        this.load = load;
    }

    /**
     * The doors of a community, compound, area or building, in the order in which one walks past them.
     *
     * @param most no more than so many buildings, and so many units, are read
     */
    public List<PlateDoor> within(PlacePath place, int most) {
        return read(place, most).stream().sorted(WALK).map(PlateDoorRow::toDoor).toList();
    }

    /**
     * Gives out a plate for each door of the place that has none in use.
     *
     * @return how many; empty if the community's places are being written by somebody else right now
     */
    @Transactional
    public OptionalInt issueMissing(PlacePath place, Deed deed) {
        if (!load.takeTurn(place.region())) {
            return OptionalInt.empty();
        }
        hold(without(place));
        List<PlateDoorRow> without = without(place);
        if (!without.isEmpty()) {
            register.issueAll(without, deed);
        }
        return OptionalInt.of(without.size());
    }

    private List<PlateDoorRow> without(PlacePath place) {
        return read(place, Integer.MAX_VALUE).stream()
                .filter(door -> door.code() == null)
                .toList();
    }

    /** Locks buildings and units, as all do who put something into them: who removes one by hand comes before or after. */
    private void hold(List<PlateDoorRow> doors) {
        inParts(doors.stream().map(PlateDoorRow::buildingId), locks::lockBuildings);
        inParts(doors.stream().map(PlateDoorRow::unitId).filter(Objects::nonNull), locks::lockUnits);
    }

    private static void inParts(Stream<Long> ids, Consumer<List<Long>> lock) {
        Parts.of(ids.distinct().sorted().toList(), LOCKED_AT_ONCE).forEach(lock);
    }

    private List<PlateDoorRow> read(PlacePath place, int most) {
        PlaceRef at = place.place();
        List<Long> ids = at.kind() == PlaceKind.GRID ? rows.areasFrom(at.id()) : List.of(at.id());
        long community = place.region().value();
        List<PlateDoorRow> doors = new ArrayList<>(rows.ofBuildings(at.kind(), ids, community, most));
        doors.addAll(rows.ofUnits(at.kind(), ids, community, most));
        return doors;
    }

    private static int byNumber(@Nullable String left, @Nullable String right) {
        String a = left == null ? "" : left;
        String b = right == null ? "" : right;
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }
}

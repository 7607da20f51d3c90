package cn.doorplate.place;

import cn.doorplate.place.PlaceEdits.Edit;
import cn.doorplate.shared.Parts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * What {@link PlaceEdits} build on and what they change: locked, and still as it was read. Whoever keeps places by hand does
 * not wait for a load while it reads, so they may have been faster. From the wide to the narrow, as {@link PlaceLockMapper}.
 */
@Component
class PlaceLoadGround {

    private static final int LOCKED_AT_ONCE = 500;

    private final PlaceLoadMapper rows;

    PlaceLoadGround(PlaceLoadMapper rows) {
        this.rows = rows;
    }

    /** @throws OptimisticLockingFailureException if it is not, and all has to be read anew */
    void hold(PlaceEdits edits) {
        Stream<Long> areas = Stream.concat(
                edits.buildings().stream().map(edit -> edit.after().gridId()),
                edits.households().stream().map(edit -> edit.after().gridId()));
        hold(with(edits, PlaceKind.GRID, areas), List.<Edit<OnFile.Area>>of(), OnFile.Area::id, rows::lockAreas);
        Stream<Long> compounds =
                edits.buildings().stream().map(edit -> edit.after().compoundId());
        hold(with(edits, PlaceKind.COMPOUND, compounds), edits.compounds(), OnFile.Compound::id, rows::lockCompounds);
        Stream<Long> buildings = Stream.concat(
                edits.units().stream().map(edit -> edit.after().buildingId()),
                edits.households().stream().map(edit -> edit.after().buildingId()));
        hold(with(edits, PlaceKind.BUILDING, buildings), edits.buildings(), OnFile.Building::id, rows::lockBuildings);
        Stream<Long> units =
                edits.households().stream().map(edit -> edit.after().unitId());
        hold(with(edits, PlaceKind.UNIT, units), edits.units(), OnFile.Unit::id, rows::lockUnits);
    }

    private static Set<Long> with(PlaceEdits edits, PlaceKind kind, Stream<Long> named) {
        Stream<Long> answeredFor = edits.responsibilities().stream()
                .map(Edit::after)
                .filter(it -> it.placeKind() == kind)
                .map(OnFile.Responsibility::placeId);
        return Stream.concat(named, answeredFor).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static <T> void hold(
            Set<Long> named, List<Edit<T>> edits, Function<T, Long> id, Function<Collection<Long>, List<T>> lock) {
        Map<Long, T> asRead = new HashMap<>();
        for (Edit<T> edit : edits) {
            T before = edit.before();
            if (before == null) {
                named.remove(id.apply(edit.after()));
            } else {
                asRead.put(id.apply(before), before);
                named.add(id.apply(before));
            }
        }
        List<Long> ids = named.stream().sorted().toList();
        List<T> found = new ArrayList<>();
        Parts.of(ids, LOCKED_AT_ONCE).forEach(part -> found.addAll(lock.apply(part)));
        boolean same = found.stream().allMatch(it -> it.equals(asRead.getOrDefault(id.apply(it), it)));
        if (found.size() != ids.size() || !same) {
            throw new OptimisticLockingFailureException("places were changed by hand meanwhile");
        }
    }
}

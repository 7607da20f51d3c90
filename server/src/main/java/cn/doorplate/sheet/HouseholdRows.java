package cn.doorplate.sheet;

import cn.doorplate.place.OnFile;
import cn.doorplate.shared.Ids;
import cn.doorplate.sheet.PlaceDraft.DoorKey;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the rows of the sheet 住户: doors, not people. */
final class HouseholdRows {

    private final PlaceDraft draft;
    private final Problems problems;
    private final NamedPlaces named;

    HouseholdRows(PlaceDraft draft, Target target, Problems problems) {
        this.draft = draft;
        this.problems = problems;
        this.named = new NamedPlaces(draft, target, problems);
    }

    void check(Line line) {
        OnFile.Building building = named.building(line);
        String door = line.get(Column.DOOR);
        if (building == null || door == null) {
            return;
        }
        String unitName = line.get(Column.UNIT);
        OnFile.Unit unit = unitName == null ? null : named.unit(line, building, unitName);
        if (unitName == null && draft.hasUnits(building.id())) {
            problems.add(line, Column.UNIT, Problem.Kind.UNIT_NEEDED);
        } else if (unitName == null || unit != null) {
            household(line, building, unit, door);
        }
    }

    /** A household's area lies in those of its unit and building, else whoever keeps another area would keep it. */
    private boolean isWithin(long area, OnFile.Building building, OnFile.@Nullable Unit unit) {
        Long gridOfUnit = unit == null ? null : unit.gridId();
        return Stream.of(Optional.ofNullable(building.gridId()), Optional.ofNullable(gridOfUnit))
                .flatMap(Optional::stream)
                .allMatch(around -> draft.areas().isWithin(area, around));
    }

    private void household(Line line, OnFile.Building building, OnFile.@Nullable Unit unit, String door) {
        Long unitId = unit == null ? null : unit.id();
        DoorKey key = new DoorKey(building.id(), unitId == null ? 0 : unitId, PlaceDraft.key(door));
        Register<DoorKey, OnFile.Household> households = draft.households();
        if (households.row(key) != 0) {
            problems.add(line, Column.DOOR, Problem.Kind.TWICE, door, households.row(key));
            return;
        }
        OnFile.Household known = households.find(key);
        Long area = named.area(line, known == null ? null : known.gridId());
        if (line.get(Column.AREA) != null && area != null && !isWithin(area, building, unit)) {
            problems.add(line, Column.AREA, Problem.Kind.AREA_OUTSIDE, Objects.requireNonNull(line.get(Column.AREA)));
        }
        households.put(
                key,
                known == null
                        ? new OnFile.Household(Ids.next(), building.id(), unitId, area, door)
                        : new OnFile.Household(known.id(), known.buildingId(), known.unitId(), area, known.door()),
                line.row());
    }
}

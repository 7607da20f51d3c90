package cn.doorplate.sheet;

import cn.doorplate.place.OnFile;
import cn.doorplate.shared.FormulaGuard;
import cn.doorplate.shared.Ids;
import cn.doorplate.sheet.PlaceDraft.BuildingKey;
import cn.doorplate.sheet.PlaceDraft.UnitKey;
import cn.doorplate.sheet.WorkbookRefused.Why;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the rows of the sheet 楼栋. What a row leaves empty stays as it is on file. */
final class BuildingRows {

    private final PlaceDraft draft;
    private final Target target;
    private final Problems problems;
    private final NamedPlaces named;
    private int newUnits;

    BuildingRows(PlaceDraft draft, Target target, Problems problems) {
        this.draft = draft;
        this.target = target;
        this.problems = problems;
        this.named = new NamedPlaces(draft, target, problems);
    }

    void check(Line line) {
        String name = line.get(Column.BUILDING);
        String inCompound = line.get(Column.COMPOUND);
        OnFile.Compound compound = inCompound == null ? null : named.compound(line, inCompound);
        String address = address(line, compound);
        if (name == null || (inCompound != null && compound == null)) {
            return;
        }
        if (address == null) {
            problems.add(line, Column.ADDRESS, Problem.Kind.ADDRESS_NEEDED);
            return;
        }
        BuildingKey key = PlaceDraft.keyOf(compound == null ? null : compound.id(), name, address);
        if (draft.buildings().row(key) != 0) {
            problems.add(
                    line,
                    Column.BUILDING,
                    Problem.Kind.TWICE,
                    name,
                    draft.buildings().row(key));
            return;
        }
        OnFile.Building building = building(line, key, compound, name, address);
        draft.put(key, building, line.row());
        units(line, building);
    }

    private static @Nullable String address(Line line, OnFile.@Nullable Compound compound) {
        String address = line.get(Column.ADDRESS);
        return address != null || compound == null ? address : compound.address();
    }

    private OnFile.Building building(
            Line line, BuildingKey key, OnFile.@Nullable Compound compound, String name, String address) {
        OnFile.Building known = draft.buildings().find(key);
        Point point = Point.read(line, problems);
        if (known == null) {
            Long grid = named.area(line, target.grid());
            Long compoundId = compound == null ? null : compound.id();
            return new OnFile.Building(
                    Ids.next(), compoundId, grid, name, address, point.longitude(), point.latitude());
        }
        if (draft.buildings().isAmbiguous(key)) {
            problems.add(line, Column.BUILDING, Problem.Kind.BUILDING_AMBIGUOUS, name);
        } else if (named.isElsewhere(known)) {
            problems.add(line, Column.BUILDING, Problem.Kind.BUILDING_ELSEWHERE, name);
        }
        return new OnFile.Building(
                known.id(),
                known.compoundId(),
                named.area(line, known.gridId()),
                known.name(),
                line.get(Column.ADDRESS) == null ? known.address() : address,
                point.isEmpty() ? known.longitude() : point.longitude(),
                point.isEmpty() ? known.latitude() : point.latitude());
    }

    /** A cell holds as many units as it likes, so that they are counted as rows are; the first that is wrong is named. */
    private void units(Line line, OnFile.Building building) {
        String text = line.get(Column.UNITS);
        Set<String> seen = new HashSet<>();
        for (String part : text == null ? new String[0] : text.split("[、,，;；\\n]", -1)) {
            String name = part.strip();
            String key = PlaceDraft.key(name);
            if (name.length() > Column.UNIT.limit()) {
                problems.add(line, Column.UNITS, Problem.Kind.TOO_LONG, Column.UNIT.limit());
                return;
            } else if (!name.isEmpty() && !seen.add(key)) {
                problems.add(line, Column.UNITS, Problem.Kind.TWICE_IN_CELL, name);
                return;
            } else if (!name.isEmpty() && FormulaGuard.isLikeFormula(name)) {
                problems.add(line, Column.UNITS, Problem.Kind.LIKE_FORMULA);
                return;
            } else if (!name.isEmpty() && draft.units().find(new UnitKey(building.id(), key)) == null) {
                if (++newUnits > WorkbookReader.MOST_ROWS) {
                    throw new WorkbookRefused(Why.TOO_MANY_ROWS, WorkbookReader.MOST_ROWS);
                }
                draft.put(new OnFile.Unit(Ids.next(), building.id(), null, name), line.row());
            }
        }
    }
}
